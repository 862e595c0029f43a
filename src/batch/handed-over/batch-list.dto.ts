import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IntegerParameter } from '../../common/validation/integer-parameter.js';
import type { IntegerRule } from '../../common/validation/is-integer.js';
import { IsOneOf } from '../../common/validation/is-one-of.js';
import { IsText } from '../../common/validation/is-text.js';
import { OwnerId, USER_ID } from '../../common/validation/owner-id.js';
import { Optional } from '../../common/validation/optional.js';
import { encodeBatchCursor } from './batch-cursor.js';
import { BatchSummaryDto } from './batch-job.dto.js';
import { BATCH_STATUSES, type BatchStatus } from './batch-state.repository.js';

const LIMIT: IntegerRule = { min: 1, max: 200 };

/** Query of GET /api/generate/batch. */
export class BatchQueryDto {
  @OwnerId()
  @IntegerParameter(USER_ID, {
    description: 'Whose batches: that of several users belongs to the least of their ids',
    required: true,
  })
  user_id: number;

  @ApiProperty({ description: 'Only those in this state', enum: BATCH_STATUSES, required: false })
  @Optional()
  @IsOneOf(BATCH_STATUSES)
  status?: BatchStatus;

  @IntegerParameter(LIMIT, { description: 'At most so many', default: 50 })
  limit = 50;

  @ApiProperty({
    description:
      'next_cursor of the page before: this one begins after it, whatever came in between. It belongs to its user and status',
    type: String,
    maxLength: 200,
    required: false,
  })
  @Optional()
  @IsText({ max: 200 })
  cursor?: string;
}

/** A page of batches. */
@ApiSchema({
  name: 'BatchPage',
  description: 'Batches that were handed over, newest first. Keys may be added',
})
export class BatchPageDto {
  @ApiProperty({ description: 'As asked for', type: 'integer', minimum: 1, example: 50 })
  limit: number;

  @ApiProperty({ description: 'Without their items, for which ask by id', type: [BatchSummaryDto] })
  results: BatchSummaryDto[];

  @ApiProperty({
    description: 'Leads to the next page; null at the end',
    type: String,
    nullable: true,
    example: encodeBatchCursor(7, { userId: 1, status: undefined }),
  })
  next_cursor: string | null;
}
