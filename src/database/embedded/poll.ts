import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 10;

/** Asks until the answer is not undefined and returns it; throws with the complaint after `timeoutMs`. */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  timeoutMs: number,
  complain: () => string | Promise<string>,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(INTERVAL_MS);
  }
  throw new Error(await complain());
}
