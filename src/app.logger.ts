import { AppLogger } from './common/logging/app-logger.js';

/** The log of the running service. What keeps it from running Nest tells with a stack and main in a sentence: the former is for those who debug. */
export class ServiceLogger extends AppLogger {
  override error(message: unknown, ...rest: unknown[]): void {
    const isFailedStart = rest.at(-1) === 'ExceptionHandler';
    if (!isFailedStart || this.isLevelEnabled('debug')) super.error(message, ...rest);
  }
}
