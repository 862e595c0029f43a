import { Injectable } from '@nestjs/common';
import { keyText, newSecret, secretHash } from './api-key-text.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeysRepository, type NewKey } from './api-keys.repository.js';

/** A key with its text, which nobody will see again. */
export interface ShownKey {
  readonly key: ApiKeyEntity;
  readonly text: string;
}

/** Makes keys and takes them back. */
@Injectable()
export class ApiKeys {
  constructor(private readonly repository: ApiKeysRepository) {}

  async create(wanted: NewKey): Promise<ShownKey> {
    const secret = newSecret();
    const key = await this.repository.insert(wanted, secretHash(secret));
    return { key, text: keyText(key.id, secret) };
  }

  /** Oldest first, those that are good no more included. */
  async list(): Promise<readonly ApiKeyEntity[]> {
    return this.repository.list();
  }

  /** From then on, within a second on every node, it opens nothing. Undefined: there is none. */
  async revoke(id: number): Promise<ApiKeyEntity | undefined> {
    return this.repository.revoke(id);
  }

  /** A new secret under the same id; the old one is good for so long yet. Undefined: there is none, or it is revoked. */
  async rotate(id: number, overlapMs: number): Promise<ShownKey | undefined> {
    const secret = newSecret();
    const key = await this.repository.rotate(id, secretHash(secret), overlapMs);
    return key && { key, text: keyText(id, secret) };
  }
}
