import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import type { AttemptRef } from '../attempt-journal.js';
import { FIBO_ENDPOINT, type FiboEndpoint } from '../fibo-endpoint.js';
import { isSameSecret } from './same-secret.js';
import { WEBHOOKS_PATH } from './webhook-route.js';

/** What the key is derived for: nothing else is ever signed with it. */
const KEY_LABEL = 'generation-api-webhook-address-v1';

const NAME = /^(\d{1,16})\.(\d{1,3})\.([\w-]{43})$/;

/**
 * An address of its own for each attempt, `<generation>.<attempt>.<signature>`, at which FIBO tells of its job: so that a job is known
 * by its attempt though nobody lived to write its id down.
 */
@Injectable()
export class AttemptAddresses {
  private readonly key: Buffer;
  private readonly base: string | undefined;

  constructor(@Inject(FIBO_ENDPOINT) { token }: FiboEndpoint, { fibo, http }: AppConfig) {
    this.key = createHmac('sha256', token).update(KEY_LABEL).digest();
    this.base = fibo.hasWebhooks ? `${http.publicUrl ?? ''}${WEBHOOKS_PATH}` : undefined;
  }

  /** Undefined: FIBO is not asked to tell. */
  of(attempt: AttemptRef): string | undefined {
    return this.base === undefined ? undefined : `${this.base}/${this.nameOf(attempt)}`;
  }

  /** Whose address has this last part; undefined: it is none of ours. */
  find(name: string): AttemptRef | undefined {
    const [, generationId, number] = NAME.exec(name) ?? [];
    const attempt = { generationId: Number(generationId), number: Number(number) };
    return isSameSecret(name, this.nameOf(attempt)) ? attempt : undefined;
  }

  private nameOf({ generationId, number }: AttemptRef): string {
    const attempt = `${generationId}.${number}`;
    return `${attempt}.${createHmac('sha256', this.key).update(attempt).digest('base64url')}`;
  }
}
