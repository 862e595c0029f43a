import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { OpenRequests } from './common/http/open-requests.js';
import { ServingState } from './common/serving/serving-state.js';
import { Clock } from './common/time/clock.js';
import { AppConfig } from './config/app-config.js';

/** What is under way when the listener closes has so long to end; what has not goes on from its row elsewhere. */
const GRACE_MS = 30_000;

/** From then on nothing is begun for those who are inside: a picture takes FIBO up to 18 s. */
const LAST_CALL_MS = 12_000;

/** Ends the process without dropping a request, with exit code 0, at the first SIGTERM or SIGINT; further ones change nothing, nor does what fails to close. */
export class Shutdown {
  private readonly logger = new Logger(Shutdown.name);
  private app: INestApplication | undefined;
  private requests: OpenRequests | undefined;
  private hasBegun = false;

  constructor() {
    process.on('SIGTERM', (signal) => this.begin(signal));
    process.on('SIGINT', (signal) => this.begin(signal));
  }

  /** From now on, that is before it listens, there is something to end with care. */
  watch(app: INestApplication): void {
    this.requests = new OpenRequests(app.getHttpServer() as Server);
    this.app = app;
  }

  private begin(signal: NodeJS.Signals): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.logger.log({ event: 'shutdown.begun', signal });
    void this.end();
  }

  private async end(): Promise<void> {
    try {
      if (this.app && this.requests) await closeApp(this.app, this.requests);
    } catch (error) {
      this.logger.error({ event: 'shutdown.incomplete', error });
    }
    this.logger.log({ event: 'shutdown.ended' });
    process.exit(0);
  }
}

async function closeApp(app: INestApplication, requests: OpenRequests): Promise<void> {
  const clock = app.get(Clock);
  const serving = app.get(ServingState);
  serving.drain();
  await clock.sleep(app.get(AppConfig).http.shutdownDelayMs);
  const closed = requests.close().then(() => app.close());
  serving.close();
  await Promise.race([closed, clock.sleep(LAST_CALL_MS)]);
  serving.callLast();
  await Promise.race([closed, clock.sleep(GRACE_MS - LAST_CALL_MS)]);
}
