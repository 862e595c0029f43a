import { jest } from '@jest/globals';
import { AnswerCache } from '../../src/cache/answer-cache.js';
import { eventually } from './eventually.js';
import { takeSlot } from './take-slot.js';
import type { TestService } from './test-service.js';

/**
 * Runs `ask` while somebody else has the service's only slot at FIBO (FIBO_MAX_CONCURRENCY 1), and gives the slot free when so
 * many questions have come to the cache: all of them are under way together, however quick FIBO is.
 *
 * @param meanwhile what happens before the slot is free
 */
export async function askTogether<T>(
  service: TestService,
  count: number,
  ask: () => Promise<T>,
  meanwhile: () => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  const asked = jest.spyOn(service.app.get(AnswerCache, { strict: false }), 'obtain');
  const others = takeSlot(service);
  const answer = ask();
  try {
    await eventually(() => Promise.resolve(asked.mock.calls.length >= count || undefined));
    await meanwhile();
  } finally {
    asked.mockRestore();
    others.abort();
  }
  return answer;
}
