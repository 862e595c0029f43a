import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { type Caller, DEFAULT_SCOPES, type Scope, SCOPES } from '../../common/access/caller.js';
import { IsInteger } from '../../common/validation/is-integer.js';
import { IsSetOf } from '../../common/validation/is-set-of.js';
import { IsText } from '../../common/validation/is-text.js';
import { IsTime } from '../../common/validation/is-time.js';
import { Nullable } from '../../common/validation/nullable.js';
import { DEFAULT_OVERLAP_HOURS, MAX_NAME_LENGTH, MAX_OVERLAP_HOURS } from '../key-limits.js';
import { IsKeysUser } from './is-keys-user.js';
import { KEYS_USER } from './key.dto.js';

/** Body of POST /api/keys. */
@ApiSchema({ name: 'ApiKeyRequest' })
export class CreateKeyDto {
  @ApiPropertyOptional({
    description: 'What people call it',
    type: String,
    maxLength: MAX_NAME_LENGTH,
    default: '',
    example: 'studio',
  })
  @IsText({ max: MAX_NAME_LENGTH, trim: true })
  name = '';

  @ApiProperty(KEYS_USER)
  @IsKeysUser()
  user_id: Caller['user'];

  @ApiPropertyOptional({
    description: 'What it is for',
    enum: SCOPES,
    isArray: true,
    minItems: 1,
    uniqueItems: true,
    default: [...DEFAULT_SCOPES],
  })
  @IsSetOf(SCOPES)
  scopes: readonly Scope[] = DEFAULT_SCOPES;

  @ApiPropertyOptional({
    description:
      'From when it opens nothing: a time to come, with its offset from UTC (RFC 3339); null: never',
    type: String,
    format: 'date-time',
    nullable: true,
    default: null,
    example: '2030-01-31T00:00:00Z',
  })
  @Nullable()
  @IsTime()
  expires_at: string | null = null;
}

/** Body of POST /api/keys/{id}/rotate, which may be left out. */
@ApiSchema({ name: 'ApiKeyRotation' })
export class RotateKeyDto {
  @ApiPropertyOptional({
    description: 'How long the old secret is good for yet; 0: not at all',
    type: 'integer',
    minimum: 0,
    maximum: MAX_OVERLAP_HOURS,
    default: DEFAULT_OVERLAP_HOURS,
  })
  @IsInteger({ min: 0, max: MAX_OVERLAP_HOURS })
  overlap_hours = DEFAULT_OVERLAP_HOURS;
}
