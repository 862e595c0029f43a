import { beforeEach, describe, expect, it } from '@jest/globals';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { ANYBODY } from '../common/access/caller.js';
import { KnownKeys } from './known-keys.js';
import type { ValidKey } from './valid-key.js';
import type { ValidKeysRepository } from './valid-keys.repository.js';

const KEY: ValidKey = { caller: ANYBODY, secretHashes: [] };
const OUTAGE = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

describe(KnownKeys.name, () => {
  let clock: LeapingClock;
  let valid: Map<number, ValidKey>;
  let reads: (readonly number[])[];
  let outage: Error | undefined;
  let whileReading: () => void;
  let keys: KnownKeys;

  beforeEach(() => {
    clock = new LeapingClock();
    valid = new Map([[1, KEY]]);
    reads = [];
    outage = undefined;
    whileReading = () => undefined;
    const repository: Pick<ValidKeysRepository, 'findAll'> = {
      findAll: (ids) => {
        reads.push(ids);
        const found = new Map(valid);
        whileReading();
        return outage ? Promise.reject(outage) : Promise.resolve(found);
      },
    };
    keys = new KnownKeys(repository as ValidKeysRepository, clock);
  });

  it('answers at once, without a statement, for half a second', async () => {
    await keys.find(1);
    clock.leap(499);

    expect(keys.find(1)).toBe(KEY);
    expect(reads).toEqual([[1]]);
  });

  it('does not know a revoked key any more after half a second', async () => {
    await keys.find(1);
    valid.clear();
    clock.leap(500);

    expect(await keys.find(1)).toBeUndefined();
    expect(await keys.find(1)).toBeUndefined();
  });

  it('counts from when the statement was begun, however long it took', async () => {
    whileReading = () => clock.leap(500);
    await keys.find(1);
    await keys.find(1);

    expect(reads).toEqual([[1], [1]]);
  });

  it('believes nothing when the clock was put back', async () => {
    await keys.find(1);
    clock.leap(-60_000);
    await keys.find(1);

    expect(reads).toEqual([[1], [1]]);
  });

  it('reads what is asked for at the same time with one statement, each key once', async () => {
    const found = await Promise.all([1, 2, 1].map(async (id) => keys.find(id)));

    expect(found).toEqual([KEY, undefined, KEY]);
    expect(reads).toEqual([[1, 2]]);
  });

  it('remembers no key that there is not', async () => {
    await keys.find(2);
    valid.set(2, KEY);

    expect(await keys.find(2)).toBe(KEY);
  });

  it('fails when the database is away and what it knows is old', async () => {
    await keys.find(1);
    outage = OUTAGE;

    expect(keys.find(1)).toBe(KEY);
    clock.leap(500);
    await expect(Promise.resolve(keys.find(1))).rejects.toBe(OUTAGE);
  });
});
