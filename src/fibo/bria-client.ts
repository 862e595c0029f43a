import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'undici';
import { Clock } from '../common/time/clock.js';
import { CallLimits } from './call-limits.js';
import { FailedAttempt } from './fibo-failure.js';
import { FIBO_ENDPOINT, type FiboEndpoint } from './fibo-endpoint.js';
import { type JobLook, readJobLook } from './job-look.js';
import { readSubmission, type UpstreamAnswer } from './submission-outcome.js';
import { TrackedBody } from './tracked-body.js';
import { PLAIN, wholeBody } from './whole-body.js';

const CONNECT_TIMEOUT_MS = 10_000;

/** A status answer carries the whole structured prompt: some 10 KB, but a prompt that comes out a thousand times as long was paid for too. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;
const MAX_HEADER_BYTES = 16 * 1024;
/** Between two parts of a body. */
const IDLE_MS = 10_000;

/** Below common idle limits of balancers: a request on a socket that the other side has dropped is a request whose outcome is unknown. */
const KEEP_ALIVE_MS = 4_000;

/** FIBO's HTTP API, version 2: one call a method, no retries. */
@Injectable()
export class BriaClient implements OnApplicationShutdown {
  private readonly logger = new Logger(BriaClient.name);
  private readonly pool: Pool;
  private readonly basePath: string;

  constructor(
    @Inject(FIBO_ENDPOINT) private readonly endpoint: FiboEndpoint,
    private readonly clock: Clock,
    private readonly limits: CallLimits,
  ) {
    const base = new URL(endpoint.baseUrl);
    this.basePath = base.pathname.replace(/\/$/, '');
    this.pool = new Pool(base.origin, {
      connect: { timeout: CONNECT_TIMEOUT_MS },
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      bodyTimeout: IDLE_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      maxResponseSize: MAX_ANSWER_BYTES,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }

  /**
   * Submits a job: its id when FIBO accepted. Rejects with FailedAttempt.
   *
   * @param sending called before the first byte is sent; when it throws, nothing is
   */
  async submit(body: string, sending: () => void): Promise<string> {
    const signal = AbortSignal.timeout(this.limits.submitMs);
    const tracked = new TrackedBody(body, signal, sending);
    let answer: UpstreamAnswer;
    try {
      answer = await this.call('POST', '/image/generate', signal, tracked);
    } catch (cause) {
      throw tracked.isSent
        ? new FailedAttempt('unknown', 'the connection to FIBO broke off', { cause })
        : new FailedAttempt('not_sent', 'FIBO could not be reached', { cause });
    }
    const outcome = readSubmission(answer, this.clock.now());
    if (outcome instanceof FailedAttempt) throw outcome;
    return outcome;
  }

  /** Looks at a job once; a call that fails is `unavailable`, never a rejection. */
  async look(requestId: string): Promise<JobLook> {
    const path = `/status/${encodeURIComponent(requestId)}`;
    let answer: UpstreamAnswer;
    try {
      answer = await this.call('GET', path, AbortSignal.timeout(this.limits.statusMs));
    } catch (error) {
      this.logger.debug({ event: 'status.unavailable', fiboRequestId: requestId, error });
      return { state: 'unavailable' };
    }
    return readJobLook(answer, this.clock.now(), requestId);
  }

  private async call(
    method: 'GET' | 'POST',
    path: string,
    signal: AbortSignal,
    body?: TrackedBody,
  ): Promise<UpstreamAnswer> {
    const response = await this.pool.request({
      method,
      path: this.basePath + path,
      headers: {
        api_token: this.endpoint.token,
        accept: 'application/json',
        ...PLAIN,
        ...body?.headers,
      },
      body: body ? body.stream() : null,
      signal,
    });
    const retryAfter = response.headers['retry-after'];
    return {
      status: response.statusCode,
      retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
      body: await wholeBody(response, MAX_ANSWER_BYTES),
    };
  }
}
