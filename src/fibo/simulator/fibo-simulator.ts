import { setMaxListeners } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../common/time/clock.js';
import { SystemClock } from '../../common/time/system-clock.js';
import { Door } from './door.js';
import { FaultScript } from './faults/fault-script.js';
import { FaultyPictures } from './faults/faulty-pictures.js';
import type { ScriptedFault } from './faults/scripted-fault.js';
import type { Arrival, Traffic } from './ledger/arrival.js';
import { LedgerFile } from './ledger/ledger-file.js';
import { Ledger } from './ledger/ledger.js';
import { PictureCache } from './picture/picture-cache.js';
import type { PictureSize } from './picture/picture-size.js';
import { UrlSigner } from './picture/signed-url.js';
import { RateLimit } from './rate-limit.js';
import { ControlRoute } from './routes/control-route.js';
import { JobFactory } from './routes/job-factory.js';
import { JobResults } from './routes/job-results.js';
import { PictureRoute } from './routes/picture-route.js';
import { StatusRoute } from './routes/status-route.js';
import { SubmissionRoute } from './routes/submission-route.js';
import { SyncAnswer } from './routes/sync-answer.js';
import { SimulatorRouter } from './simulator-router.js';
import { DEFAULT_GAPS_MS, type Delivery, WebhookSender } from './webhooks/webhook-sender.js';
import { WebhookSigner } from './webhooks/webhook-signer.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_IMAGE_URL_TTL_MS = 3 * DAY_MS;

/** How a simulator behaves. */
export interface SimulatorOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: a free one. */
  readonly port?: number;
  /** The one api_token that is let in. */
  readonly token: string;
  /** From acceptance to the job's end. */
  readonly latencyMs: number;
  /** For each endpoint, status calls included; default: no limit. */
  readonly rateLimitPerMinute?: number;
  /** Where jobs and arrivals are kept over restarts; default: nowhere. Its folder must exist. */
  readonly ledgerFile?: string;
  /** One colour and this size for every picture, for tests and benches; default: a drawn one as asked for. */
  readonly plainPictures?: PictureSize;
  /** From a job's end; default 3 days. Jobs are kept as long, and for a day at least. */
  readonly imageUrlTtlMs?: number;
  /** Between one attempt to deliver a webhook and the next; default: five attempts in 45 min. */
  readonly webhookGapsMs?: readonly number[];
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/** Bria's FIBO, API v2, on a socket of its own, and a look behind its counter. */
export class FiboSimulator {
  /** Rejects when the port is taken or the ledger file cannot be read and written. */
  static async start(options: SimulatorOptions): Promise<FiboSimulator> {
    const { token, clock = new SystemClock(), imageUrlTtlMs = DEFAULT_IMAGE_URL_TTL_MS } = options;
    const file = options.ledgerFile === undefined ? undefined : new LedgerFile(options.ledgerFile);
    const ledger = new Ledger(Math.max(DAY_MS, imageUrlTtlMs), file);
    ledger.open(clock.now());

    const closing = new AbortController();
    // Every call that waits listens to it, and so does every webhook that is to be delivered.
    setMaxListeners(0, closing.signal);
    const faults = new FaultScript();
    const door = new Door(token, new RateLimit(options.rateLimitPerMinute, clock));
    const urls = new UrlSigner(token);
    const results = new JobResults(urls, imageUrlTtlMs);
    const syncAnswer = new SyncAnswer(results, clock, closing.signal);
    const signer = new WebhookSigner(token);
    const gapsMs = options.webhookGapsMs ?? DEFAULT_GAPS_MS;
    const webhooks = new WebhookSender(signer, results, gapsMs, clock, closing.signal);
    const jobs = new JobFactory(faults, options.latencyMs);
    const pictures = new PictureCache(options.plainPictures);
    const faultyPictures = new FaultyPictures(clock, closing.signal);
    const router = new SimulatorRouter(
      new SubmissionRoute(door, faults, jobs, ledger, { sync: syncAnswer, webhooks }),
      new StatusRoute(door, ledger, results, clock),
      new PictureRoute(ledger, urls, pictures, faultyPictures, clock),
      new ControlRoute(ledger, faults),
      clock,
    );

    const server = createServer((request, response) => void router.dispatch(request, response));
    await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
    return new FiboSimulator(server, ledger, faults, webhooks, closing);
  }

  private constructor(
    private readonly server: Server,
    private readonly ledger: Ledger,
    private readonly faults: FaultScript,
    private readonly webhooks: WebhookSender,
    private readonly closing: AbortController,
  ) {}

  /** Without a trailing slash. */
  get origin(): string {
    // A server that listens on TCP has an AddressInfo; a string is for pipes.
    const { address, family, port } = this.server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** What BRIA_BASE_URL is set to. */
  get baseUrl(): string {
    return `${this.origin}/v2`;
  }

  /** Every POST, in order. */
  arrivals(): readonly Arrival[] {
    return this.ledger.arrivals();
  }

  /** Jobs made: of all requests, or of those whose prompt contains this. */
  purchases(prompt?: string): number {
    return this.ledger.purchases(prompt);
  }

  /** Status calls and picture fetches. */
  traffic(): Traffic {
    return this.ledger.traffic();
  }

  /** Every attempt to deliver a webhook that has come to something. */
  deliveries(): readonly Delivery[] {
    return this.webhooks.deliveries();
  }

  /** Lets something go wrong with a coming request. */
  script(fault: ScriptedFault): void {
    this.faults.add(fault);
  }

  /** Empties the log and forgets the faults still waiting; jobs go on. */
  reset(): void {
    this.ledger.clear();
    this.faults.clear();
  }

  /** Ends every connection at once. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.closing.abort();
    this.server.closeAllConnections();
    await closed;
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
}
