import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import type { AttemptRef } from '../attempt-journal.js';
import { FIBO_ENDPOINT, type FiboEndpoint } from '../fibo-endpoint.js';
import { type JobEnd, readJobLook } from '../job-look.js';
import { REQUEST_ID } from '../submission-outcome.js';
import { isRecord, parseJson } from '../upstream-json.js';
import { AttemptAddresses } from './attempt-addresses.js';
import { type SignedWebhook, WebhookSignature } from './webhook-signature.js';

/**
 * Bria tries for 45 min to deliver, and does not say whether a later try is signed anew. An old webhook that is sent again by somebody
 * else tells the truth all the same, and of the same attempt only.
 */
const OLDEST_MS = 60 * 60 * 1000;
/** Clocks differ. */
const YOUNGEST_MS = -5 * 60 * 1000;

/** A job of an attempt of ours, as FIBO tells of it unasked. */
export interface ToldJob {
  readonly attempt: AttemptRef;
  readonly requestId: string;
  /** Undefined: that FIBO made the job is all that can be read. */
  readonly end: JobEnd | undefined;
}

/** Reads what FIBO tells unasked, and believes nobody else. */
@Injectable()
export class FiboWebhooks {
  private readonly signature: WebhookSignature;

  constructor(
    @Inject(FIBO_ENDPOINT) { token }: FiboEndpoint,
    private readonly addresses: AttemptAddresses,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {
    this.signature = new WebhookSignature(token);
  }

  /**
   * Throws ApiError UNAUTHENTICATED, and says no more, unless it is FIBO's, fresh and at an address of ours.
   *
   * @param name last part of the address it came to
   * @param body its bytes as they came
   */
  read(name: string, headers: IncomingHttpHeaders, body: Buffer): ToldJob {
    const webhook = { ...signedHeaders(headers), body };
    const isFibos = this.hasSecret && this.isFibos(webhook);
    const attempt = isFibos ? this.addresses.find(name) : undefined;
    if (!attempt) throw new ApiError('UNAUTHENTICATED', 'Unauthorized');
    return { attempt, requestId: webhook.id, end: this.endOf(webhook) };
  }

  /** The simulator's token is known to everybody. */
  private get hasSecret(): boolean {
    const { mode, hasWebhooks } = this.config.fibo;
    return mode !== 'simulator' || hasWebhooks;
  }

  private isFibos(webhook: SignedWebhook): boolean {
    const { id, timestamp } = webhook;
    const ageMs = /^\d{1,12}$/.test(timestamp) ? this.clock.now() - Number(timestamp) * 1000 : NaN;
    const isFresh = ageMs >= YOUNGEST_MS && ageMs <= OLDEST_MS;
    return isFresh && REQUEST_ID.test(id) && this.signature.isValid(webhook);
  }

  /** The body is that of a status call. One that tells of another job than its header is not believed. */
  private endOf({ id, body }: SignedWebhook): JobEnd | undefined {
    const told = parseJson(body);
    if (!isRecord(told) || told['request_id'] !== id) return undefined;
    const answer = { status: 200, retryAfter: undefined, body };
    const look = readJobLook(answer, this.clock.now(), id);
    return look.state === 'completed' || look.state === 'failed' ? look : undefined;
  }
}

function signedHeaders(headers: IncomingHttpHeaders): Omit<SignedWebhook, 'body'> {
  const header = (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    id: header('bria-webhook-id'),
    timestamp: header('bria-webhook-timestamp'),
    signature: header('bria-webhook-signature'),
  };
}
