import type { Logger } from '@nestjs/common';
import { Logger as WorkerLogger } from 'graphile-worker';

const WRONG: readonly string[] = ['error', 'warning'];

/** Advice for jobs that use the queue's connections: ours do not. */
const NOT_FOR_US = 'maxPoolSize';

/** What the job queue says of itself, in our log: only what goes wrong, and it goes on after that by itself. */
export function jobLog(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (WRONG.includes(level) && !message.includes(NOT_FOR_US))
      logger.warn({ event: 'jobs.queue', message });
  });
}
