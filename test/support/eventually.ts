import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 25;

/** The first value `look` gives that is not undefined; rejects when none comes within 20 s. */
export async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > end) throw new Error('it did not come to pass within 20 s');
    await sleep(LOOK_EVERY_MS);
  }
}
