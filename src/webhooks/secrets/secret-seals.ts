import { Injectable, Logger } from '@nestjs/common';
import { AppSecret } from '../../secrets/app-secret.js';
import { findOpened, isSealed, seal } from '../../secrets/sealing.js';

/** Seals the secrets of owners as they lie in the database, each bound to its owner. */
@Injectable()
export class SecretSeals {
  private readonly logger = new Logger(SecretSeals.name);
  private readonly key: Buffer;
  private readonly openingKeys: readonly Buffer[];

  constructor(secret: AppSecret) {
    this.key = secret.key('webhook secrets');
    this.openingKeys = secret.openingKeys('webhook secrets');
  }

  seal(secret: string, userId: number): string {
    return seal(secret, this.key, boundTo(userId));
  }

  /** Those from before there were seals are as they were. Undefined: what has sealed it is not known here, and the log says so. */
  findOpened(kept: string, userId: number): string | undefined {
    if (!isSealed(kept)) return kept;
    const secret = findOpened(kept, this.openingKeys, boundTo(userId));
    if (secret === undefined) this.logger.error({ event: 'webhook.secret_unreadable', userId });
    return secret;
  }

  /** Whether what seals now has sealed it. */
  isCurrent(kept: string, userId: number): boolean {
    return isSealed(kept) && findOpened(kept, [this.key], boundTo(userId)) !== undefined;
  }

  /** Sealed anew by what seals now; what nobody can open stays as it is. */
  sealAgain(kept: string, userId: number): string {
    const secret = this.findOpened(kept, userId);
    return secret === undefined ? kept : this.seal(secret, userId);
  }
}

function boundTo(userId: number): string {
  return `webhook secret of user ${userId}`;
}
