import { beforeEach, describe, expect, it } from '@jest/globals';
import { CacheScene, type Picture, questionAbout } from '../../test/support/cache-scene.js';
import { Deferred } from '../../test/support/deferred.js';
import { CacheFigures } from './cache-figures.js';
import { CacheService } from './cache.service.js';

const WATCH = questionAbout('A luxury watch');
const make = () => Promise.resolve({ id: 101 });

describe(CacheService.name, () => {
  let scene: CacheScene;

  beforeEach(async () => {
    scene = await CacheScene.create({ CACHE_TTL_SECONDS: '5400', CACHE_MAX_ENTRIES: '20' });
  });

  it('has nothing but zeros to tell at first', async () => {
    expect(await scene.service.getStats(undefined)).toEqual({
      total_cached: 0,
      valid: 0,
      expired: 0,
      ttl_hours: 1.5,
      hits: 0,
      misses: 0,
      coalesced: 0,
      bypassed: 0,
      hit_rate: 0,
      max_entries: 20,
      backend: 'memory',
      since: new Date(scene.clock.now()).toISOString(),
    });
  });

  it('tells what all nodes share, of one user or of all', async () => {
    scene.answers.store(WATCH, { id: 101 });
    scene.answers.store(questionAbout('A second watch', 2), { id: 102 });

    const some = { total_cached: 1, valid: 1, expired: 0 };
    expect(await scene.service.getStats(1)).toMatchObject(some);
    expect(await scene.service.getStats(3)).toMatchObject({ total_cached: 0, valid: 0 });
    expect(await scene.service.getStats(undefined)).toMatchObject({ total_cached: 2, valid: 2 });
  });

  it('rounds the rate of hits to two decimals', async () => {
    for (let asked = 0; asked < 3; asked++) await scene.tell(WATCH, make);
    expect((await scene.service.getStats(1)).hit_rate).toBe(66.67);

    await scene.tell(questionAbout('A luxury watch', 2), make);
    expect((await scene.service.getStats(undefined)).hit_rate).toBe(50);
    expect((await scene.service.getStats(2)).hit_rate).toBe(0);
  });

  it('rounds half up, not by what a binary fraction makes of it', async () => {
    const figures = scene.module.get(CacheFigures, { strict: false });
    for (let hits = 0; hits < 57; hits++) figures.count(WATCH, 'hits');
    for (let misses = 0; misses < 743; misses++) figures.count(WATCH, 'misses');

    expect((await scene.service.getStats(1)).hit_rate).toBe(7.13);
  });

  it('has questions that joined in the rate, and not those that passed the cache by', async () => {
    const picture = new Deferred<Picture>();
    const asked = [1, 2, 3].map(() => scene.tell(WATCH, () => picture.promise));
    picture.resolve({ id: 101 });
    await Promise.all(asked);
    await scene.tell(WATCH, make);
    await scene.tell({ ...WATCH, usesCache: false }, make);

    expect(await scene.service.getStats(1)).toMatchObject({
      hits: 1,
      misses: 1,
      coalesced: 2,
      bypassed: 1,
      hit_rate: 25,
    });
  });

  it('empties the cache and keeps the counts', async () => {
    await scene.tell(WATCH, make);
    await scene.tell(WATCH, make);
    scene.answers.store(WATCH, { id: 101 });

    expect(await scene.service.clear(undefined)).toEqual({
      status: 'success',
      cleared: 1,
      message: 'Cleared 1 cached generation(s)',
    });
    expect(await scene.service.getStats(1)).toMatchObject({ total_cached: 0, hits: 1, misses: 1 });
    expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss' });
  });

  it('keeps what was under way when the cache was emptied out of it', async () => {
    const picture = new Deferred<Picture>();
    const asked = await scene.ask(WATCH, () => picture.promise);

    await scene.service.clear(undefined);
    picture.resolve({ id: 101 });

    expect(await asked.answer).toEqual({ made: { id: 101 }, isStored: false });
    expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss', isStored: true });
  });

  it("leaves what is under way for others alone when one user's part is emptied", async () => {
    const picture = new Deferred<Picture>();
    const asked = await scene.ask(WATCH, () => picture.promise);

    await scene.service.clear(2);
    picture.resolve({ id: 101 });

    expect(await asked.answer).toEqual({ made: { id: 101 }, isStored: true });
  });
});
