import { Logger } from '@nestjs/common';
import { ConfigurationError } from './config/configuration-error.js';
import { DatabaseUnusable } from './database/database-unavailable.js';

/** What kept the service from running, or a command: one sentence where the surroundings are to blame, the stack where we are. */
export function describeFailedStart(error: unknown, what = 'The service cannot start'): string {
  if (!(error instanceof Error)) return `${what}: ${String(error)}`;
  if (error instanceof ConfigurationError) return error.message;
  const isForeseeable = error instanceof DatabaseUnusable || 'syscall' in error;
  return `${what}: ${isForeseeable ? error.message : error.stack}`;
}

/** A process in a state that nobody foresaw ends, with exit code 1; what it had under way goes on from its rows. */
export function endOnUncaughtException(): void {
  process.on('uncaughtException', (error, origin) => {
    new Logger('Process').fatal({ event: 'process.failed', origin, error });
    process.exit(1);
  });
}
