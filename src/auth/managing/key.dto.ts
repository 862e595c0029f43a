import { ApiProperty, ApiSchema, PickType } from '@nestjs/swagger';
import { ANY_USER, type Caller, type Scope, SCOPES } from '../../common/access/caller.js';
import { USER_ID } from '../../common/validation/owner-id.js';
import type { ApiKeyEntity } from '../api-key.entity.js';
import { keyText } from '../api-key-text.js';
import type { ShownKey } from '../api-keys.js';
import { KEY_STATES, type KeyState, keyState } from '../key-state.js';

/** How the user of a key is documented. */
export const KEYS_USER = {
  description:
    'In whose name it acts; "*": in that of users whom each request names. Such a key may name any user, and manages no keys unless it has the scope admin',
  oneOf: [
    { type: 'integer', minimum: USER_ID.min, maximum: USER_ID.max },
    { type: 'string', enum: [ANY_USER] },
  ],
  example: 7,
};

const TIME = { type: String, format: 'date-time' } as const;

/** A key, without its secret, of which nobody knows more than its holder. */
@ApiSchema({ name: 'ApiKey', description: 'Further keys may be added' })
export class KeyDto {
  @ApiProperty({
    description: 'Its number, which stands in its text too',
    type: 'integer',
    format: 'int64',
    example: 12,
  })
  id: number;

  @ApiProperty({ description: 'What people call it', example: 'studio' })
  name: string;

  @ApiProperty(KEYS_USER)
  user_id: Caller['user'];

  @ApiProperty({ description: 'What it is for', enum: SCOPES, isArray: true })
  scopes: readonly Scope[];

  @ApiProperty({ description: 'Whether it opens anything', enum: KEY_STATES })
  state: KeyState;

  @ApiProperty({ description: 'When it was made', ...TIME })
  created_at: string;

  @ApiProperty({ description: 'From when it opens nothing; null: never', nullable: true, ...TIME })
  expires_at: string | null;

  @ApiProperty({ description: 'When it was revoked; null: it is not', nullable: true, ...TIME })
  revoked_at: string | null;

  @ApiProperty({
    description: 'Until when the secret before its last rotation is good; null: there is none',
    nullable: true,
    ...TIME,
  })
  previous_expires_at: string | null;

  @ApiProperty({
    description: 'When it was last used, to the minute; null: never',
    nullable: true,
    ...TIME,
  })
  last_used_at: string | null;
}

/** A key with its text. */
@ApiSchema({ name: 'NewApiKey', description: 'Further keys may be added' })
export class NewKeyDto extends KeyDto {
  @ApiProperty({
    description: 'What callers send. It is kept nowhere, and shown this once',
    example: keyText(12, 'wYVbZ0mTqkM3n9cO1xSg5uJ7eA2fHrLdPi8RtBvKzQ4'),
  })
  key: string;
}

/** All keys. */
@ApiSchema({ name: 'ApiKeyList', description: 'Further keys may be added' })
export class KeyListDto {
  @ApiProperty({
    description: 'Oldest first, those that open nothing any more included',
    type: [KeyDto],
  })
  results: KeyDto[];
}

/** The key of whoever asks. */
@ApiSchema({ name: 'OwnApiKey', description: 'Further keys may be added' })
export class OwnKeyDto extends PickType(KeyDto, [
  'id',
  'name',
  'user_id',
  'scopes',
  'expires_at',
] as const) {}

export function keyDto(key: ApiKeyEntity, nowMs: number): KeyDto {
  return {
    id: key.id,
    name: key.name,
    user_id: key.userId ?? ANY_USER,
    scopes: key.scopes,
    state: keyState(key, nowMs),
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    previous_expires_at: key.previousExpiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
  };
}

export function newKeyDto({ key, text }: ShownKey, nowMs: number): NewKeyDto {
  return Object.assign(keyDto(key, nowMs), { key: text });
}

export function ownKeyDto({ id, name, userId, scopes, expiresAt }: ApiKeyEntity): OwnKeyDto {
  return {
    id,
    name,
    user_id: userId ?? ANY_USER,
    scopes,
    expires_at: expiresAt?.toISOString() ?? null,
  };
}
