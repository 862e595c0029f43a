import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { validationFailed } from '../../common/validation/validation-failed.js';
import type { DeliveriesQueryDto } from './deliveries-query.dto.js';
import { decodeDeliveryCursor, encodeDeliveryCursor } from './delivery-cursor.js';
import { type DeliveryFilter, DeliveryLogRepository } from './delivery-log.repository.js';
import {
  deliveryDto,
  type WebhookDeliveryDto,
  type WebhookDeliveryPageDto,
} from './delivery.dto.js';

/** Tells owners how their events fared. */
@Injectable()
export class DeliveriesService {
  constructor(private readonly deliveries: DeliveryLogRepository) {}

  /** Rejects with VALIDATION_FAILED for a cursor that is none or belongs to other filters. */
  async list(query: DeliveriesQueryDto): Promise<WebhookDeliveryPageDto> {
    const { limit } = query;
    const filter = filterIn(query);
    // One more tells whether others follow.
    const found = await this.deliveries.list(filter, limit + 1, startOf(query, filter));
    const results = found.slice(0, limit).map(deliveryDto);
    const last = results.at(-1);
    const next_cursor = last && found.length > limit ? encodeDeliveryCursor(last.id, filter) : null;
    return { limit, results, next_cursor };
  }

  /** Rejects with NOT_FOUND, also for another user's. */
  async redeliver(id: number, userId: number): Promise<WebhookDeliveryDto> {
    const found = await this.deliveries.redeliver(id, userId);
    if (!found) throw new ApiError('NOT_FOUND', 'Delivery not found');
    return deliveryDto(found);
  }
}

function filterIn({ user_id, generation_id, batch_id, status }: DeliveriesQueryDto) {
  return { userId: user_id, generationId: generation_id, batchId: batch_id, status };
}

function startOf({ cursor }: DeliveriesQueryDto, filter: DeliveryFilter): number | undefined {
  if (cursor === undefined) return undefined;
  const beforeId = decodeDeliveryCursor(cursor, filter);
  if (beforeId !== undefined) return beforeId;
  const msg = 'cursor is none of this user and these filters';
  throw validationFailed([{ loc: ['query', 'cursor'], msg, type: 'value_error' }]);
}
