import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IntegerParameter } from '../common/validation/integer-parameter.js';
import { OwnerId, USER_ID } from '../common/validation/owner-id.js';
import { Optional } from '../common/validation/optional.js';

/** Query of DELETE /api/generate/history. */
export class EraseHistoryQueryDto {
  @OwnerId()
  @IntegerParameter(USER_ID, { description: 'Whose generations', required: true })
  user_id: number;

  @Optional()
  @IntegerParameter(USER_ID, { description: "Only those of this one of the user's projects" })
  project_id?: number;
}

/** Generations were erased. */
@ApiSchema({ name: 'Erased' })
export class ErasedDto {
  @ApiProperty({ description: 'Always success', example: 'success' })
  status: string;

  @ApiProperty({
    description: 'How many generations were erased by this call',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    example: 1,
  })
  deleted: number;
}
