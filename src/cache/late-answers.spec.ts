import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CacheScene, type Picture, questionAbout, told } from '../../test/support/cache-scene.js';
import { ApiError } from '../common/errors/api-error.js';
import { requestContext } from '../common/http/request-context.js';
import { AnswerCache } from './answer-cache.js';
import type { Passage } from './passage.js';

const TIMEOUT_MS = 1000;
const DEADLINE_MS = 1500;
const WATCH = questionAbout('A luxury watch');
const ANEW: Picture = { id: 102 };
const REPEATED = { id: 101, cached: true };

const LATE = new ApiError('GENERATION_TIMEOUT', 'Generation timed out: no picture yet', {
  billed: 'unknown',
  isUnderWay: true,
  generationId: 101,
});

describe(`${AnswerCache.name}, of an answer that comes later,`, () => {
  let scene: CacheScene;
  const makeAnew = () => Promise.resolve(ANEW);

  /** The leader was told that its picture comes later. */
  beforeEach(async () => {
    scene = await CacheScene.create({
      FIBO_TIMEOUT_MS: String(TIMEOUT_MS),
      REQUEST_DEADLINE_MS: String(DEADLINE_MS),
    });
    await expect(scene.tell(WATCH, () => Promise.reject(LATE))).rejects.toBe(LATE);
  });

  async function join(): Promise<Passage<Picture>> {
    const passage = await scene.ask(WATCH, makeAnew);
    expect(passage.via).toBe('collapsed');
    return passage;
  }

  /** The picture comes, or is known never to come. */
  async function land(outcome: Picture | Error): Promise<void> {
    const late = scene.answers.late.get(101);
    if (outcome instanceof Error) late?.reject(outcome);
    else late?.resolve(outcome);
    await nextTurn();
  }

  it('lets whoever asks again wait for it, makes nothing anew and then repeats it', async () => {
    const joiners = [told(await join()), told(await join())];

    await land({ id: 101 });

    expect(await Promise.all(joiners)).toEqual(
      Array(2).fill({ via: 'collapsed', repeated: REPEATED }),
    );
    expect(await scene.tell(WATCH, makeAnew)).toEqual({ via: 'hit', repeated: REPEATED });
    expect(await scene.service.getStats(1)).toMatchObject({ misses: 1, coalesced: 2, hits: 1 });
    expect(scene.clock.asleep).toBe(0);
  });

  it('keeps it though nobody waits for it any more', async () => {
    await land({ id: 101 });

    expect(await scene.tell(WATCH, makeAnew)).toEqual({ via: 'hit', repeated: REPEATED });
  });

  it('says to a joiner what the leader was told when it is 2 × FIBO_TIMEOUT_MS old', async () => {
    await scene.clock.advance(TIMEOUT_MS);
    const { answer } = await join();
    let outcome: unknown;
    answer.catch((error: unknown) => (outcome = error));

    await scene.clock.advance(TIMEOUT_MS - 1);
    expect(outcome).toBeUndefined();
    await scene.clock.advance(1);
    expect(outcome).toBe(LATE);
    expect(await scene.service.getStats(1)).toMatchObject({ misses: 1, coalesced: 1 });
  });

  it('lets no joiner wait beyond the deadline of its own request', async () => {
    const context = { requestId: 'r-1', arrivedAtMs: scene.clock.now(), origin: '' };
    const { answer } = await requestContext.run(context, join);
    const outcome = answer.catch((error: unknown) => error);

    await scene.clock.advance(DEADLINE_MS);

    expect(await outcome).toBe(LATE);
  });

  it('makes an answer anew when it is 2 × FIBO_TIMEOUT_MS old', async () => {
    await scene.clock.advance(2 * TIMEOUT_MS);

    expect(await scene.tell(WATCH, makeAnew)).toEqual({ via: 'miss', made: ANEW, isStored: true });
  });

  it('still keeps one that comes when it is older than that', async () => {
    await scene.clock.advance(10 * TIMEOUT_MS);
    await land({ id: 101 });

    expect(await scene.tell(WATCH, makeAnew)).toEqual({ via: 'hit', repeated: REPEATED });
  });

  it('gives joiners the failure it ends with, and the next one a new try', async () => {
    const failure = new ApiError('OUTCOME_UNKNOWN', 'Generation failed', { generationId: 101 });
    const outcome = (await join()).answer.catch((error: unknown) => error);

    await land(failure);

    expect(await outcome).toBe(failure);
    expect(await scene.tell(WATCH, makeAnew)).toMatchObject({ via: 'miss', made: ANEW });
  });

  it('troubles nobody with a failure that nobody waits for', async () => {
    // A rejection that nobody handles would fail this test.
    await land(new Error('nobody will hear of its end'));
    await nextTurn();

    expect(await scene.tell(WATCH, makeAnew)).toMatchObject({ via: 'miss' });
  });

  it('keeps it out of a cache that was emptied meanwhile', async () => {
    await scene.service.clear(1);
    const joiner = told(await join());

    await land({ id: 101 });

    expect(await joiner).toMatchObject({ repeated: REPEATED });
    expect(await scene.tell(WATCH, makeAnew)).toMatchObject({ via: 'miss', made: ANEW });
  });

  it('is joined by nobody who passes the cache by, and by no other user', async () => {
    const passing = questionAbout('A luxury watch', 1, false);

    expect(await scene.tell(passing, makeAnew)).toMatchObject({ via: 'bypass', made: ANEW });
    expect(await scene.tell(questionAbout('A luxury watch', 2), makeAnew)).toMatchObject({
      via: 'miss',
      made: ANEW,
    });
  });
});

describe(`${AnswerCache.name}, of a failure without a generation,`, () => {
  it('has nothing to wait for', async () => {
    const scene = await CacheScene.create();
    const away = new ApiError('DATABASE_UNAVAILABLE', 'away', { isUnderWay: true });
    await expect(scene.tell(WATCH, () => Promise.reject(away))).rejects.toBe(away);

    expect(await scene.tell(WATCH, () => Promise.resolve(ANEW))).toMatchObject({ via: 'miss' });
    expect(scene.answers.late.size).toBe(0);
  });
});
