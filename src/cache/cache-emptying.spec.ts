import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CacheScene, type Picture, questionAbout } from '../../test/support/cache-scene.js';
import { Deferred } from '../../test/support/deferred.js';
import { CacheEmptying } from './cache-emptying.js';

const CHANNEL = 'cache_emptied';
const WATCH = questionAbout('A luxury watch');
const OTHERS = questionAbout('A luxury watch', 2);
const make = () => Promise.resolve({ id: 101 });

describe(CacheEmptying.name, () => {
  let scene: CacheScene;

  beforeEach(async () => {
    scene = await CacheScene.create();
    await scene.tell(WATCH, make);
    await scene.tell(OTHERS, make);
  });

  async function isCached(question: typeof WATCH): Promise<boolean> {
    return (await scene.cache.findHit(question)) !== undefined;
  }

  async function hear(news: object): Promise<void> {
    scene.notifications.hear(CHANNEL, JSON.stringify(news));
    await nextTurn();
  }

  it('empties its own memory and tells the other nodes, once all that they share is gone', async () => {
    scene.answers.store(WATCH, { id: 101 });
    scene.answers.store(OTHERS, { id: 102 });

    expect(await scene.service.clear(1)).toMatchObject({ cleared: 1 });

    expect(await isCached(WATCH)).toBe(false);
    expect(await isCached(OTHERS)).toBe(true);
    const [[channel, payload] = []] = scene.notifications.told;
    expect(channel).toBe(CHANNEL);
    expect(JSON.parse(payload ?? '')).toEqual({ node: expect.any(String), owner: 1 });
  });

  it("empties its memory of one user's answers, or of all, when another node says so", async () => {
    await hear({ node: 'another', owner: 1 });
    expect([await isCached(WATCH), await isCached(OTHERS)]).toEqual([false, true]);

    await hear({ node: 'another', owner: null });
    expect(await isCached(OTHERS)).toBe(false);
  });

  it('keeps what is under way out of it when another node says so', async () => {
    const picture = new Deferred<Picture>();
    const passage = await scene.ask(questionAbout('A second watch'), () => picture.promise);

    await hear({ node: 'another', owner: 1 });
    picture.resolve({ id: 102 });

    expect(await passage.answer).toMatchObject({ isStored: false });
  });

  it('keeps what came after its own news', async () => {
    await scene.service.clear(undefined);
    await scene.tell(WATCH, make);
    const [[, payload] = []] = scene.notifications.told;

    scene.notifications.hear(CHANNEL, payload ?? '');
    await nextTurn();

    expect(await isCached(WATCH)).toBe(true);
  });

  it('empties its memory when it may have missed something', async () => {
    scene.notifications.miss();
    await nextTurn();

    expect([await isCached(WATCH), await isCached(OTHERS)]).toEqual([false, false]);
  });
});
