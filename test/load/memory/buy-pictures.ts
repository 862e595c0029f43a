import { inParallel } from '../measure/in-parallel.js';
import type { ServiceClient } from '../programs/service-client.js';

/** What is not bought by then is not bought: a slow machine buys fewer. */
const PATIENCE_MS = 120_000;

/** Buys so many pictures, each for a prompt of its own, and returns the answers. */
export async function buyPictures(
  client: ServiceClient,
  count: number,
  options: { readonly parallel: number; readonly use_cache: boolean },
): Promise<readonly string[]> {
  const { parallel, use_cache } = options;
  const end = performance.now() + PATIENCE_MS;
  const answers = await inParallel(count, parallel, async (number) => {
    if (performance.now() > end) return undefined;
    const prompt = `A luxury watch on marble, picture ${number}`;
    const request = JSON.stringify({ prompt, mode: 'manual', use_cache });
    return JSON.stringify(await client.generate(request));
  });
  return answers.filter((answer) => answer !== undefined);
}
