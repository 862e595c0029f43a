import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsFlag } from '../common/validation/is-flag.js';
import { IsList } from '../common/validation/is-list.js';
import { CreateGenerationDto } from '../generation/generation.dto.js';
import { WebhookUrlField } from '../webhooks/target/webhook-url-field.js';

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

  @WebhookUrlField(
    'A public http(s) address that is told once when all items have ended (batch.completed), for the least user_id among them; each item may have one of its own besides. So that no end is lost, such a batch is handed over whatever the caller prefers: without `Prefer` the answer is waited for, and 202 when REQUEST_DEADLINE_MS, or SYNC_WAIT_MAX_SECONDS if that is set, is over',
  )
  declare webhook_url?: string | null;
}
