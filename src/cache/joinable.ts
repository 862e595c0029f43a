import type { AppConfig } from '../config/app-config.js';

/** For how many milliseconds a question that is being answered is joined by whoever asks the same. */
export function joinableMs({ fibo }: AppConfig): number {
  return 2 * fibo.timeoutMs;
}
