import { Injectable } from '@nestjs/common';
import { DeliveryFailure } from '../sending/delivery-failure.js';
import { newSecret } from '../sending/signature.js';
import { SecretSeals } from './secret-seals.js';
import { type OwnersSecrets, WebhookSecretRepository } from './webhook-secret.repository.js';

const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** The secrets that sign events: one for each owner, made when it is first needed, and sealed where it is kept. */
@Injectable()
export class WebhookSecrets {
  constructor(
    private readonly repository: WebhookSecretRepository,
    private readonly seals: SecretSeals,
  ) {}

  /** Of those who need it first at the same time one makes it. */
  async get(userId: number): Promise<OwnersSecrets> {
    return this.opened(await this.kept(userId), userId);
  }

  /** A new secret; the old one signs along for 24 h. */
  async rotate(userId: number): Promise<OwnersSecrets> {
    for (;;) {
      const kept = await this.kept(userId);
      const replaced = await this.repository.replace(userId, kept.secret, {
        secret: this.seals.seal(newSecret(), userId),
        old: this.seals.sealAgain(kept.secret, userId),
        previous: kept.previous.map((old) => ({
          ...old,
          secret: this.seals.sealAgain(old.secret, userId),
        })),
        overlapMs: OVERLAP_MS,
      });
      if (replaced) return this.opened(replaced, userId);
    }
  }

  /** What signs now, newest first. */
  async listSigning(userId: number): Promise<readonly string[]> {
    const { secret, previous } = await this.get(userId);
    return [secret, ...previous.map((old) => old.secret)];
  }

  private async kept(userId: number): Promise<OwnersSecrets> {
    for (;;) {
      const found =
        (await this.repository.find(userId)) ??
        (await this.repository.insert(userId, this.seals.seal(newSecret(), userId)));
      if (found) return found;
    }
  }

  /** Those before that cannot be opened any more sign nothing. Throws DeliveryFailure when the current one cannot be. */
  private opened({ secret: kept, createdAt, previous }: OwnersSecrets, userId: number) {
    const secret = this.seals.findOpened(kept, userId);
    if (secret === undefined) {
      throw new DeliveryFailure('The secret that signs it cannot be read any more: rotate it');
    }
    return {
      secret,
      createdAt,
      previous: previous.flatMap((old) => {
        const oldSecret = this.seals.findOpened(old.secret, userId);
        return oldSecret === undefined ? [] : [{ ...old, secret: oldSecret }];
      }),
    };
  }
}
