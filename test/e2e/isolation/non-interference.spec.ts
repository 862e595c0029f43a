import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  askWith,
  type KeyedService,
  postWith,
  startKeyedService,
} from '../../support/keyed-service.js';

const RUNS = 20;

/** What a user can do; places count what he has made so far. */
const STEP = fc.oneof(
  fc.record({
    does: fc.constant('make' as const),
    which: fc.nat(2),
    usesCache: fc.boolean(),
    keyed: fc.boolean(),
  }),
  fc.record({
    does: fc.constantFrom('look', 'cancel', 'history', 'figures', 'cache', 'clear'),
    which: fc.nat(2),
  }),
);
const SCRIPT = fc.array(STEP, { minLength: 5, maxLength: 10 });
type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

let service: KeyedService;
let lastUser = 100;

beforeAll(async () => {
  service = await startKeyedService();
});

afterAll(() => service.stop());

/** A user whom nobody has heard of, and what he sees of each step. */
async function newUser() {
  const user = ++lastUser;
  const key = await service.keyFor(user, { scopes: ['generate', 'read'] });
  const made: number[] = [];
  const seen: string[] = [];
  const generations = `${service.url}/api/generate`;
  const take = async (step: Step): Promise<void> => {
    const id = made[step.which] ?? 999_999_999;
    const answer = await (() => {
      switch (step.does) {
        case 'make': {
          const { which, usesCache, keyed } = step;
          const body = { prompt: `Picture ${which}`, mode: 'manual', use_cache: usesCache };
          const headers = keyed ? { 'idempotency-key': `key-${which}` } : {};
          return postWith(key, generations, body, headers);
        }
        case 'look':
          return askWith(key, `${generations}/${id}`);
        case 'cancel':
          return askWith(key, `${generations}/${id}/cancel`, { method: 'POST' });
        case 'history':
          return askWith(key, `${generations}/history`);
        case 'figures':
          return askWith(key, `${generations}/statistics`);
        case 'cache':
          return askWith(key, `${generations}/cache/stats`);
        default:
          return askWith(key, `${generations}/cache`, { method: 'DELETE' });
      }
    })();
    if (step.does === 'make' && answer.status === 200) made.push(Number(answer.body['id']));
    const cacheStatus = answer.headers.get('cache-status')?.replace(/ttl=\d+/, 'ttl');
    seen.push(JSON.stringify([answer.status, cacheStatus, answer.body]));
  };
  return { take, told: () => normalised(seen, user) };
}

/** Ids by the order in which they appear, and nothing of the time of day. */
function normalised(seen: readonly string[], user: number): readonly string[] {
  const ids = new Map<string, number>();
  return seen.map((text) =>
    text
      .replaceAll(`"user_id":${user}`, '"user_id":"own"')
      .replace(/"(id|generation_id)":(\d+)/g, (_, name: string, id: string) => {
        if (!ids.has(id)) ids.set(id, ids.size);
        return `"${name}":${ids.get(id)}`;
      })
      .replace(/"request_id":"[^"]*"/g, '"request_id":""')
      .replace(/"(\w*_at|since)":"[^"]*"/g, '"$1":"then"')
      .replace(/"(generation_time|average_generation_time|seconds_saved)":[\d.]+/g, '"$1":0')
      .replace(/"seed":\d+/g, '"seed":0')
      .replace(/images\/[0-9a-f]{64}/g, 'images/picture')
      .replace(/expires=\d+&signature=[\w-]+/g, 'signed'),
  );
}

describe('What a user sees', () => {
  it('is the same whether or not somebody else is there', async () => {
    const property = fc.asyncProperty(SCRIPT, SCRIPT, async (script, others) => {
      const alone = await newUser();
      for (const step of script) await alone.take(step);
      const [accompanied, other] = [await newUser(), await newUser()];
      for (const [index, step] of script.entries()) {
        const otherStep = others[index % others.length];
        await Promise.all([accompanied.take(step), otherStep && other.take(otherStep)]);
      }

      expect(accompanied.told()).toEqual(alone.told());
    });
    await fc.assert(property, { numRuns: RUNS });
  }, 90_000);
});
