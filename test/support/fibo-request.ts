import type { FiboRequest } from '../../src/fibo/fibo-provider.js';

/** A picture to buy, without a deadline and with nobody to stop it, but for what the test says. */
export function fiboRequest(changes: Partial<FiboRequest> = {}): FiboRequest {
  return {
    prompt: 'A luxury watch',
    aspectRatio: '1:1',
    seed: null,
    negativePrompt: null,
    ownerId: 1,
    priority: 'interactive',
    maxRetries: 3,
    deadlineAt: Number.POSITIVE_INFINITY,
    signal: new AbortController().signal,
    assertMayBuy: () => Promise.resolve(),
    ...changes,
  };
}
