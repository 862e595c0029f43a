import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { Clock } from './common/time/clock.js';
import { AppConfig } from './config/app-config.js';
import { ServingState } from './health/serving-state.js';

/** What is under way when the listener closes has so long to end; what has not goes on from its row elsewhere. */
const GRACE_MS = 30_000;

const IDLE_SWEEP_MS = 100;

/** Ends the process without dropping a request, with exit code 0, at the first SIGTERM or SIGINT; further ones change nothing. */
export function shutDownOnSignals(app: INestApplication): void {
  let isShuttingDown = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (isShuttingDown) return;
    isShuttingDown = true;
    void shutDown(app, signal);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function shutDown(app: INestApplication, signal: NodeJS.Signals): Promise<void> {
  const logger = new Logger('Shutdown');
  const clock = app.get(Clock);
  const server = app.getHttpServer() as Server;
  logger.log({ event: 'shutdown.begun', signal });
  app.get(ServingState).drain();
  await clock.sleep(app.get(AppConfig).http.shutdownDelayMs);

  const graceEnds = clock.sleep(GRACE_MS);
  await Promise.race([listenerClosed(server), graceEnds]);
  server.closeAllConnections();
  await Promise.race([app.close(), graceEnds]);
  logger.log({ event: 'shutdown.ended' });
  process.exit(0);
}

/** Resolves when every request under way has its answer. A connection that was busy when the listener closed is kept alive by Node after its answer. */
async function listenerClosed(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(sweep);
}
