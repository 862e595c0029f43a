import { Injectable } from '@nestjs/common';
import { ANY_USER } from '../../common/access/caller.js';
import { currentCaller } from '../../common/access/current-caller.js';
import { unauthenticated } from '../../common/access/unauthenticated.js';
import { ApiError } from '../../common/errors/api-error.js';
import { Clock } from '../../common/time/clock.js';
import { validationFailed } from '../../common/validation/validation-failed.js';
import { ApiKeys } from '../api-keys.js';
import type { CreateKeyDto, RotateKeyDto } from './create-key.dto.js';
import {
  type KeyDto,
  keyDto,
  type KeyListDto,
  type NewKeyDto,
  newKeyDto,
  type OwnKeyDto,
  ownKeyDto,
} from './key.dto.js';

const HOUR_MS = 3_600_000;

/** Keys for those who manage them, and each holder's own. */
@Injectable()
export class KeysService {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  /** Rejects with VALIDATION_FAILED for a key that would have expired by now. */
  async create({ name, user_id, scopes, expires_at }: CreateKeyDto): Promise<NewKeyDto> {
    const expiresAt = expires_at === null ? null : new Date(expires_at);
    const nowMs = this.clock.now();
    if (expiresAt && expiresAt.getTime() <= nowMs) throw expired();
    const userId = user_id === ANY_USER ? null : user_id;
    return newKeyDto(await this.keys.create({ name, userId, scopes, expiresAt }), nowMs);
  }

  async list(): Promise<KeyListDto> {
    const keys = await this.keys.list();
    const nowMs = this.clock.now();
    return { results: keys.map((key) => keyDto(key, nowMs)) };
  }

  async getOwn(): Promise<OwnKeyDto> {
    const { keyId } = currentCaller();
    const key = keyId === null ? undefined : await this.keys.find(keyId);
    if (!key) throw unauthenticated();
    return ownKeyDto(key);
  }

  /** Rejects with NOT_FOUND. */
  async revoke(id: number): Promise<KeyDto> {
    const key = await this.keys.revoke(id);
    if (!key) throw new ApiError('NOT_FOUND', 'Key not found');
    return keyDto(key, this.clock.now());
  }

  /** Rejects with NOT_FOUND, also for one that opens nothing any more. */
  async rotate(id: number, { overlap_hours }: RotateKeyDto): Promise<NewKeyDto> {
    const rotated = await this.keys.rotate(id, overlap_hours * HOUR_MS);
    if (!rotated) throw new ApiError('NOT_FOUND', 'Valid key not found');
    return newKeyDto(rotated, this.clock.now());
  }
}

function expired(): ApiError {
  const msg = 'expires_at must be a time to come';
  return validationFailed([{ loc: ['body', 'expires_at'], msg, type: 'value_error' }]);
}
