import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IntegerParameter } from '../common/validation/integer-parameter.js';
import type { IntegerRule } from '../common/validation/is-integer.js';
import { IsOneOf } from '../common/validation/is-one-of.js';
import { IsText } from '../common/validation/is-text.js';
import { IsTime } from '../common/validation/is-time.js';
import { OwnerId, USER_ID } from '../common/validation/owner-id.js';
import { Optional } from '../common/validation/optional.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';

const ID: IntegerRule = { min: 1, max: 2_147_483_647 };
const LONG_ID: IntegerRule = { min: 1, max: Number.MAX_SAFE_INTEGER };
const LIMIT: IntegerRule = { min: 1, max: 200 };
const OFFSET: IntegerRule = { min: 0, max: 2_147_483_647 };

type Status = GenerationResourceDto['status'];
type Mode = GenerationResourceDto['mode'];

const STATUSES: readonly Status[] = ['pending', 'processing', 'completed', 'failed'];
const MODES: readonly Mode[] = ['ai', 'manual'];

/** A time that may be left out; the DTO holds it in UTC and microseconds. */
function TimeParameter(description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      description: `${description}: a time with its offset from UTC (RFC 3339)`,
      type: String,
      format: 'date-time',
      required: false,
    }),
    Optional(),
    IsTime(),
  );
}

/** Query of GET /api/generate/history. */
export class HistoryQueryDto {
  @OwnerId()
  @IntegerParameter(USER_ID, { description: 'Whose generations', required: true })
  user_id: number;

  @Optional()
  @IntegerParameter(ID, { description: "Only this one of the user's projects" })
  project_id?: number;

  @ApiProperty({ description: 'Only those in this state', enum: STATUSES, required: false })
  @Optional()
  @IsOneOf(STATUSES)
  status?: Status;

  @ApiProperty({ description: 'Only those asked for in this mode', enum: MODES, required: false })
  @Optional()
  @IsOneOf(MODES, { message: 'mode must be "ai" or "manual"' })
  mode?: Mode;

  @Optional()
  @IntegerParameter(LONG_ID, { description: 'Only those of this batch', format: 'int64' })
  batch_id?: number;

  @TimeParameter('Only those accepted then or later')
  created_from?: string;

  @TimeParameter('Only those accepted earlier')
  created_to?: string;

  @IntegerParameter(LIMIT, { description: 'At most so many', default: 50 })
  limit = 50;

  /** Undefined is 0, unless there is a cursor. Documented without a default: Swagger UI would send it along with every cursor. */
  @Optional()
  @IntegerParameter(OFFSET, {
    description:
      'So many of the newest are left out; none unless it is given. Not together with cursor',
  })
  offset?: number;

  @ApiProperty({
    description:
      'next_cursor of the page before: this one begins after it, whatever came in between. It belongs to its user and filters; not together with offset',
    type: String,
    maxLength: 200,
    required: false,
  })
  @Optional()
  @IsText({ max: 200 })
  cursor?: string;
}
