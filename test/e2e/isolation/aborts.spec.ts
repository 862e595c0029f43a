import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../../../src/fibo/simulator/picture/paint/seeded-random.js';
import { type KeyedService, startKeyedService } from '../../support/keyed-service.js';
import { sendMixed } from '../../soak/isolation/clients.js';

const REQUESTS = 2000;

let service: KeyedService;

beforeAll(async () => {
  service = await startKeyedService();
});

afterAll(() => service.stop());

describe('Users who share connections and go away at random', () => {
  it('never get what is of another', async () => {
    const random = new SeededRandom('aborts');
    const users = [
      { key: await service.keyFor(7), canary: 'canary-seven' },
      { key: await service.keyFor(8), canary: 'canary-eight' },
    ];

    const tally = await sendMixed({
      url: service.url,
      users,
      requests: REQUESTS,
      random: () => random.between(0, 1),
    });

    expect(tally).toMatchObject({ failed: 0, foreign: 0 });
    expect(tally.answered + tally.aborted).toBe(REQUESTS);
    expect(tally.aborted).toBeGreaterThan(0);
    expect(tally.hits).toBeGreaterThan(tally.misses);
  }, 90_000);
});
