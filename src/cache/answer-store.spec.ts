import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type Cache, createCache } from 'cache-manager';
import Keyv from 'keyv';
import { CacheScene, questionAbout } from '../../test/support/cache-scene.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { testConfig } from '../../test/support/test-config.js';
import { AnswerMemory } from './answer-memory.js';
import { AnswerStore } from './answer-store.js';
import { PublicAddress } from '../common/http/public-address.js';
import { ReadyAnswer } from './ready-answer.js';

const NOWHERE = new PublicAddress('');

const TTL_MS = 3600 * 1000;
const WATCH = questionAbout('A luxury watch');
const PICTURE = ReadyAnswer.of({ id: 101 }, [], NOWHERE);

describe(AnswerStore.name, () => {
  let scene: CacheScene;
  let store: AnswerStore;

  beforeEach(async () => {
    scene = await CacheScene.create();
    store = scene.module.get(AnswerStore, { strict: false });
  });

  it('finds what it keeps', async () => {
    expect(await store.find(WATCH)).toBeUndefined();
    expect(await store.keep(WATCH, PICTURE)).toBe(true);

    const found = await store.find(questionAbout('A luxury watch'));

    expect(found).toEqual({ answer: PICTURE, ttlSeconds: 3600 });
  });

  it('forgets at exactly CACHE_TTL_SECONDS, and says until then how long it is', async () => {
    await store.keep(WATCH, PICTURE);

    await scene.clock.advance(1);
    expect(await store.find(WATCH)).toMatchObject({ ttlSeconds: 3599 });
    await scene.clock.advance(TTL_MS - 2);
    expect(await store.find(WATCH)).toMatchObject({ ttlSeconds: 0 });
    await scene.clock.advance(1);
    expect(await store.find(WATCH)).toBeUndefined();
  });

  it('lives for so many seconds as the setting says', async () => {
    const { module, clock } = await CacheScene.create({ CACHE_TTL_SECONDS: '2' });
    const shortLived = module.get(AnswerStore, { strict: false });
    await shortLived.keep(WATCH, PICTURE);

    await clock.advance(1999);
    expect(await shortLived.find(WATCH)).toBeDefined();
    await clock.advance(1);
    expect(await shortLived.find(WATCH)).toBeUndefined();
  });

  it('begins a new life with a new answer', async () => {
    await store.keep(WATCH, PICTURE);
    await scene.clock.advance(TTL_MS);
    await store.keep(WATCH, ReadyAnswer.of({ id: 102 }, [], NOWHERE));

    expect((await store.find(WATCH))?.answer.text(NOWHERE)).toBe('{"id":102}');
  });

  it('does not take an equal digest for an equal question', async () => {
    await store.keep(WATCH, PICTURE);
    const twin = { ...questionAbout('Another watch'), digest: WATCH.digest };

    expect(await store.find(twin)).toBeUndefined();
  });

  it('gives nobody what another user asked for', async () => {
    await store.keep(WATCH, PICTURE);

    expect(await store.find(questionAbout('A luxury watch', 2))).toBeUndefined();
  });

  it('keeps for as long as is left when it is not new', async () => {
    await store.keep(WATCH, PICTURE, 2500);

    expect(await store.find(WATCH)).toMatchObject({ ttlSeconds: 2 });
    await scene.clock.advance(2500);
    expect(await store.find(WATCH)).toBeUndefined();
  });

  it('forgets on demand, of one user or of all', async () => {
    await store.keep(WATCH, PICTURE);
    await store.keep(questionAbout('A second watch'), PICTURE);
    await store.keep(questionAbout('A luxury watch', 2), PICTURE);

    await store.clear(1);
    expect(await store.find(WATCH)).toBeUndefined();
    expect(await store.find(questionAbout('A second watch'))).toBeUndefined();
    expect(await store.find(questionAbout('A luxury watch', 2))).toBeDefined();
    await store.clear(undefined);
    expect(await store.find(questionAbout('A luxury watch', 2))).toBeUndefined();
    expect(scene.memory.size).toBe(0);
  });

  it('does not say that it keeps what is too large for it', async () => {
    const { module } = await CacheScene.create({ CACHE_MAX_ENTRIES: '1' });
    const small = module.get(AnswerStore, { strict: false });
    const large = ReadyAnswer.of({ text: 'x'.repeat(10_000_000) }, [], NOWHERE);

    expect(await small.keep(WATCH, large)).toBe(false);
    expect(await small.find(WATCH)).toBeUndefined();
  });

  it('keeps the longest answer there can be, however few it may keep', async () => {
    const { module } = await CacheScene.create({ CACHE_MAX_ENTRIES: '1' });
    const small = module.get(AnswerStore, { strict: false });
    const text = '\u0001'.repeat(2000);
    const longest = ReadyAnswer.of(
      { parameters: { prompt: text }, prompt: text, negative_prompt: text },
      [],
      NOWHERE,
    );

    await small.keep(questionAbout(text), longest);

    expect(await small.find(questionAbout(text))).toMatchObject({ answer: longest });
  });
});

describe(`${AnswerStore.name}, when what it keeps answers in fails,`, () => {
  const failure = new Error('the store is full');
  const warn = jest.spyOn(Logger.prototype, 'warn');

  afterEach(() => {
    warn.mockReset();
  });

  function storeIn(cache: Cache): AnswerStore {
    const config = testConfig();
    return new AnswerStore(cache, new AnswerMemory(config), config, new ManualClock());
  }

  /** cache-manager over a store whose reads and writes fail in this way. */
  function failing(fail: () => unknown): Cache {
    const store = { get: fail, set: fail, delete: fail, clear: fail };
    return createCache({ stores: [new Keyv({ store, throwOnErrors: true })] });
  }

  const fails: readonly [string, () => unknown][] = [
    ['rejects', () => Promise.reject(failure)],
    [
      'throws',
      () => {
        throw failure;
      },
    ],
  ];

  it.each(fails)('keeps nothing and warns: it %s', async (_, fail) => {
    expect(await storeIn(failing(fail)).keep(WATCH, PICTURE)).toBe(false);

    expect(warn.mock.calls).toEqual([[{ event: 'cache.unavailable', error: failure }]]);
  });

  it.each(fails)('finds nothing and warns: it %s', async (_, fail) => {
    expect(await storeIn(failing(fail)).find(WATCH)).toBeUndefined();

    expect(warn.mock.calls).toEqual([[{ event: 'cache.unavailable', error: failure }]]);
  });

  it('says nothing when nothing is wrong', async () => {
    const store = storeIn(createCache());

    await store.find(WATCH);
    await store.keep(WATCH, PICTURE);

    expect(warn).not.toHaveBeenCalled();
  });
});
