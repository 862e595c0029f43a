import { Injectable, Logger } from '@nestjs/common';
import { findCaller } from '../common/access/current-caller.js';
import { keyText, newSecret, secretHash } from './api-key-text.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeysRepository, type NewKey } from './api-keys.repository.js';

/** A key with its text, which nobody will see again. */
export interface ShownKey {
  readonly key: ApiKeyEntity;
  readonly text: string;
}

/** Makes keys and takes them back; the log tells of each change. */
@Injectable()
export class ApiKeys {
  private readonly logger = new Logger(ApiKeys.name);

  constructor(private readonly repository: ApiKeysRepository) {}

  async create(wanted: NewKey): Promise<ShownKey> {
    const secret = newSecret();
    const key = await this.repository.insert(wanted, secretHash(secret));
    this.tell('key.created', key);
    return { key, text: keyText(key.id, secret) };
  }

  /** Oldest first, those that are good no more included. */
  async list(): Promise<readonly ApiKeyEntity[]> {
    return this.repository.list();
  }

  async find(id: number): Promise<ApiKeyEntity | undefined> {
    return this.repository.find(id);
  }

  /** From then on, within a second on every node, it opens nothing; one that is revoked stays as it is. Undefined: there is none. */
  async revoke(id: number): Promise<ApiKeyEntity | undefined> {
    const key = await this.repository.revoke(id);
    if (key) this.tell('key.revoked', key);
    return key;
  }

  /**
   * A new secret under the same id; the old one is good for so long yet, and no other: who rotates again meanwhile ends the one before.
   * Undefined: there is none that is valid.
   */
  async rotate(id: number, overlapMs: number): Promise<ShownKey | undefined> {
    const secret = newSecret();
    const key = await this.repository.rotate(id, secretHash(secret), overlapMs);
    if (!key) return undefined;
    this.tell('key.rotated', key);
    return { key, text: keyText(id, secret) };
  }

  private tell(event: string, { id, userId, scopes }: ApiKeyEntity): void {
    const byKeyId = findCaller()?.keyId ?? undefined;
    this.logger.log({
      event,
      keyId: id,
      userId,
      scopes,
      ...(byKeyId !== undefined && { byKeyId }),
    });
  }
}
