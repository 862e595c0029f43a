import { Injectable } from '@nestjs/common';
import { newSecret } from '../sending/signature.js';
import { type OwnersSecrets, WebhookSecretRepository } from './webhook-secret.repository.js';

const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** The secrets that sign events: one for each owner, made when it is first needed. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly repository: WebhookSecretRepository) {}

  /** Of those who need it first at the same time one makes it. */
  async get(userId: number): Promise<OwnersSecrets> {
    for (;;) {
      const found =
        (await this.repository.find(userId)) ?? (await this.repository.insert(userId, newSecret()));
      if (found) return found;
    }
  }

  /** A new secret; the old one signs along for 24 h. */
  async rotate(userId: number): Promise<OwnersSecrets> {
    for (;;) {
      const replaced = await this.repository.replace(userId, newSecret(), OVERLAP_MS);
      if (replaced) return replaced;
      await this.get(userId);
    }
  }

  /** What signs now, newest first. */
  async listSigning(userId: number): Promise<readonly string[]> {
    const { secret, previous } = await this.get(userId);
    return [secret, ...previous.map((old) => old.secret)];
  }
}
