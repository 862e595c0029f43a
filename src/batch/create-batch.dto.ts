import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsFlag } from '../common/validation/is-flag.js';
import { IsList } from '../common/validation/is-list.js';
import { CreateGenerationDto } from '../generation/generation.dto.js';

const MAX_ITEMS = 50;

/** Body of POST /api/generate/batch. */
@ApiSchema({
  name: 'BatchRequest',
  description: 'Pictures to be made together; an unknown field is refused, of the items too',
})
export class CreateBatchDto {
  @ApiProperty({
    description: 'Each as in POST /api/generate/. They may be of several users',
    type: [CreateGenerationDto],
    minItems: 1,
    maxItems: MAX_ITEMS,
  })
  @IsList(() => CreateGenerationDto, { min: 1, max: MAX_ITEMS })
  requests: CreateGenerationDto[];

  @ApiProperty({
    description: `true: all at once, as far as FIBO_MAX_CONCURRENCY lets them, which takes about as long as one picture.
false: one after the other, and the time of each counts from its own start`,
    type: Boolean,
    required: false,
    default: true,
  })
  @IsFlag()
  parallel = true;

  @ApiProperty({
    description: `false: after the first failure nothing further is started. What is under way is finished and kept, and the answer is 500 with the same keys besides`,
    type: Boolean,
    required: false,
    default: true,
  })
  @IsFlag()
  continue_on_error = true;
}
