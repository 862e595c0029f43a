import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SecretSeals } from './secret-seals.js';
import { type KeptSecrets, WebhookSecretRepository } from './webhook-secret.repository.js';

const ROWS_AT_ONCE = 500;

/** At each start seals anew what another APP_SECRET has sealed, or none, so that the one before can be dropped. */
@Injectable()
export class SecretResealing implements OnApplicationBootstrap {
  private readonly logger = new Logger(SecretResealing.name);

  constructor(
    private readonly repository: WebhookSecretRepository,
    private readonly seals: SecretSeals,
  ) {}

  /** Does not reject: the next start tries again, and until then the secret before opens what it has sealed. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      const resealed = await this.resealAll();
      if (resealed > 0) this.logger.log({ event: 'webhook.secrets_resealed', resealed });
    } catch (error) {
      this.logger.error({ event: 'webhook.secrets_not_resealed', error });
    }
  }

  private async resealAll(): Promise<number> {
    let resealed = 0;
    let page = await this.repository.listAfter(0, ROWS_AT_ONCE);
    while (page.length > 0) {
      for (const kept of page) if (await this.reseal(kept)) resealed++;
      page = await this.repository.listAfter(page.at(-1)?.userId ?? 0, ROWS_AT_ONCE);
    }
    return resealed;
  }

  private async reseal({ userId, secret, previous }: KeptSecrets): Promise<boolean> {
    const secrets = [secret, ...previous.map((old) => old.secret)];
    if (secrets.every((kept) => this.seals.isCurrent(kept, userId))) return false;
    return this.repository.reseal(userId, secret, {
      secret: this.seals.sealAgain(secret, userId),
      previous: previous.map((old) => ({
        ...old,
        secret: this.seals.sealAgain(old.secret, userId),
      })),
    });
  }
}
