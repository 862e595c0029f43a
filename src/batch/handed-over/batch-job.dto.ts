import { ApiProperty, ApiSchema, IntersectionType, PickType } from '@nestjs/swagger';
import type { GenerationResourceDto } from '../../generation/generation-resource.dto.js';
import { ApiCount, BatchDto } from '../batch.dto.js';
import { BATCH_STATUSES, type BatchStatus } from './batch-state.repository.js';

type Status = GenerationResourceDto['status'];

const ITEM_STATUSES: readonly Status[] = ['pending', 'processing', 'completed', 'failed'];

/** An item of a batch that was handed over. */
@ApiSchema({ name: 'BatchItem', description: 'How far an item is. Keys may be added' })
export class BatchItemDto {
  @ApiProperty({
    description: 'Its place in requests',
    type: 'integer',
    minimum: 0,
    maximum: 49,
    example: 0,
  })
  index: number;

  @ApiProperty({
    description:
      'Its generation, which may have been made for somebody else who asked for the same; null while there is none',
    type: 'integer',
    format: 'int64',
    nullable: true,
    example: 101,
  })
  generation_id: number | null;

  @ApiProperty({
    description: 'As of a generation; pending also while there is none',
    enum: ITEM_STATUSES,
    example: 'completed',
  })
  status: Status;
}

/** A batch that was handed over, without its items. */
@ApiSchema({
  name: 'BatchSummary',
  description: 'A batch that was handed over, in a list. Keys may be added',
})
export class BatchSummaryDto extends PickType(BatchDto, ['total', 'successful', 'failed']) {
  @ApiProperty({
    description: 'See batch_id of its generations',
    type: 'integer',
    format: 'int64',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    example: 7,
  })
  id: number;

  @ApiProperty({
    description:
      'completed when all items have ended, whether or not they have a picture; cancelled as soon as it was given up, though what FIBO has may still come',
    enum: BATCH_STATUSES,
    example: 'processing',
  })
  status: BatchStatus;

  @ApiCount('Of these, how many were not begun, or wait for their turn', 1)
  pending: number;

  @ApiCount('Of these, how many FIBO works on', 0)
  processing: number;

  @ApiProperty({ description: 'When it was accepted', type: String, format: 'date-time' })
  created_at: string;

  @ApiProperty({
    description: 'When the last item had ended; null until then',
    type: String,
    format: 'date-time',
    nullable: true,
  })
  completed_at: string | null;
}

/** A batch that was handed over. */
@ApiSchema({
  name: 'BatchJob',
  description:
    'A batch that was handed over, in whatever state. results, errors and error_codes belong to requests, index by index, and are null for what has not ended; at the end successful + failed = total. Keys may be added',
})
export class BatchJobDto extends IntersectionType(BatchSummaryDto, BatchDto) {
  @ApiProperty({ description: 'How far each item is', type: [BatchItemDto] })
  items: BatchItemDto[];
}
