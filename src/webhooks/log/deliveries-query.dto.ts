import { ApiProperty } from '@nestjs/swagger';
import { IntegerParameter } from '../../common/validation/integer-parameter.js';
import { IsOneOf } from '../../common/validation/is-one-of.js';
import { IsText } from '../../common/validation/is-text.js';
import { Optional } from '../../common/validation/optional.js';
import { DELIVERY_STATUSES, type DeliveryStatus } from '../dispatch/webhook-delivery.entity.js';
import { OwnerQueryDto } from '../webhook-query.dto.js';

/** Query of GET /api/webhooks/deliveries. */
export class DeliveriesQueryDto extends OwnerQueryDto {
  @Optional()
  @IntegerParameter(
    { min: 1, max: Number.MAX_SAFE_INTEGER },
    { description: 'Only those about this generation', format: 'int64' },
  )
  generation_id?: number;

  @Optional()
  @IntegerParameter(
    { min: 1, max: Number.MAX_SAFE_INTEGER },
    { description: 'Only those about this batch, not about its generations', format: 'int64' },
  )
  batch_id?: number;

  @ApiProperty({
    description: 'Only those in this state',
    enum: DELIVERY_STATUSES,
    required: false,
  })
  @Optional()
  @IsOneOf(DELIVERY_STATUSES)
  status?: DeliveryStatus;

  @IntegerParameter({ min: 1, max: 200 }, { description: 'At most so many', default: 50 })
  limit = 50;

  @ApiProperty({
    description:
      'next_cursor of the page before: this one begins after it, whatever came in between. It belongs to its user and filters',
    type: String,
    maxLength: 200,
    required: false,
  })
  @Optional()
  @IsText({ max: 200 })
  cursor?: string;
}
