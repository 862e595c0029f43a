import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { CacheScene, type Picture, questionAbout, told } from '../../test/support/cache-scene.js';
import { Deferred } from '../../test/support/deferred.js';
import { ApiError } from '../common/errors/api-error.js';
import { AnswerCache } from './answer-cache.js';
import type { Passage } from './passage.js';

const WATCH = questionAbout('A luxury watch');
const BYPASSING = questionAbout('A luxury watch', 1, false);
const FIRST: Picture = { id: 101 };
const REPEATED = { ...FIRST, cached: true };
const TURNED_AWAY = new ApiError('CIRCUIT_OPEN', 'FIBO does not answer at the moment');
const REFUSED = new ApiError('GENERATION_REFUSED', 'Generation refused: no', { generationId: 101 });

describe(AnswerCache.name, () => {
  let scene: CacheScene;

  /** Makes one picture after the other. */
  let made: number;
  const make = (): Promise<Picture> => Promise.resolve({ id: 100 + ++made });

  beforeEach(async () => {
    made = 0;
    scene = await CacheScene.create();
  });

  it('makes an answer once and repeats it', async () => {
    expect(await scene.tell(WATCH, make)).toEqual({ via: 'miss', made: FIRST, isStored: true });
    expect(await scene.tell(WATCH, make)).toEqual({ via: 'hit', repeated: REPEATED });
    expect(made).toBe(1);
  });

  it('says how long a hit still lives', async () => {
    await scene.tell(WATCH, make);
    await scene.clock.advance(188_000);

    expect(await scene.ask(WATCH, make)).toMatchObject({ via: 'hit', ttlSeconds: 3412 });
  });

  it('makes an answer anew when its time is over', async () => {
    await scene.tell(WATCH, make);
    await scene.clock.advance(3_600_000);

    expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss', made: { id: 102 } });
  });

  it('makes one answer for all who ask at once, on a cold key', async () => {
    const asked = Array.from({ length: 20 }, () => scene.tell(WATCH, make));

    const [leader, ...followers] = await Promise.all(asked);

    expect(leader).toEqual({ via: 'miss', made: FIRST, isStored: true });
    expect(followers).toEqual(Array(19).fill({ via: 'collapsed', repeated: REPEATED }));
    expect(made).toBe(1);
    expect(await scene.service.getStats(1)).toMatchObject({ misses: 1, coalesced: 19, hits: 0 });
  });

  it('lets those who come while the answer is made wait for it', async () => {
    const picture = new Deferred<Picture>();
    const leader = await scene.ask(WATCH, () => picture.promise);
    const follower = await scene.ask(WATCH, make);

    expect(follower.via).toBe('collapsed');
    picture.resolve(FIRST);

    expect(await told(leader)).toMatchObject({ made: FIRST });
    expect(await told(follower)).toMatchObject({ repeated: REPEATED });
    expect(made).toBe(0);
  });

  it("gives every follower the leader's failure, and the next one a new try", async () => {
    const picture = new Deferred<Picture>();
    const asked = Array.from({ length: 20 }, () => scene.tell(WATCH, () => picture.promise));
    picture.reject(REFUSED);

    const failures = await Promise.allSettled(asked);

    expect(failures).toEqual(Array(20).fill({ status: 'rejected', reason: REFUSED }));
    expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss', made: FIRST });
    expect(await scene.service.getStats(1)).toMatchObject({ misses: 2, coalesced: 19 });
  });

  it('lets those who joined make what the leader has withdrawn, once for all of them', async () => {
    const withdrawn = new ApiError('SHUTTING_DOWN', 'no', { isWithdrawn: true });
    const picture = new Deferred<Picture>();
    const leader = scene.tell(WATCH, () => picture.promise);
    const followers = Array.from({ length: 3 }, () => scene.tell(WATCH, make));
    picture.reject(withdrawn);

    await expect(leader).rejects.toBe(withdrawn);
    expect(await Promise.all(followers)).toEqual([
      { via: 'miss', made: FIRST, isStored: true },
      { via: 'collapsed', repeated: REPEATED },
      { via: 'collapsed', repeated: REPEATED },
    ]);
    expect(made).toBe(1);
    expect(await scene.service.getStats(1)).toMatchObject({ misses: 1, coalesced: 2 });
  });

  it('neither reads, writes nor joins for who wants none of it', async () => {
    await scene.tell(BYPASSING, make);
    expect(scene.memory.size).toBe(0);
    expect(await scene.service.getStats(1)).toMatchObject({ bypassed: 1, misses: 0 });

    const picture = new Deferred<Picture>();
    const leader = await scene.ask(WATCH, () => picture.promise);
    const passing = { via: 'bypass', isStored: false };
    expect(await scene.tell(BYPASSING, make)).toEqual({ ...passing, made: { id: 102 } });
    picture.resolve(FIRST);
    await leader.answer;

    expect(await scene.tell(BYPASSING, make)).toEqual({ ...passing, made: { id: 103 } });
    expect(await scene.tell(WATCH, make)).toEqual({ via: 'hit', repeated: REPEATED });
  });

  it('is not joined by others while it is passed by', async () => {
    const picture = new Deferred<Picture>();
    const passing = await scene.ask(BYPASSING, () => picture.promise);

    expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss', made: FIRST });
    picture.resolve({ id: 102 });
    expect(await told(passing)).toMatchObject({ made: { id: 102 } });
  });

  it('takes an equal digest neither for a hit nor for something to join', async () => {
    const twin = { ...questionAbout('Another watch'), digest: WATCH.digest };
    const picture = new Deferred<Picture>();
    const leader = await scene.ask(WATCH, () => picture.promise);

    expect(await scene.tell(twin, make)).toMatchObject({ via: 'miss', made: FIRST });
    picture.resolve({ id: 102 });
    await leader.answer;

    expect(await scene.tell(twin, make)).toMatchObject({ via: 'miss', made: { id: 102 } });
  });

  it("never gives one user another one's answer, at the same time or later", async () => {
    const others = questionAbout('A luxury watch', 2);

    const answers = await Promise.all([scene.tell(WATCH, make), scene.tell(others, make)]);

    expect(answers).toMatchObject([{ made: { id: 101 } }, { made: { id: 102 } }]);
    expect(await scene.tell(others, make)).toMatchObject({ repeated: { id: 102 } });
    expect(await scene.tell(WATCH, make)).toMatchObject({ repeated: { id: 101 } });
  });

  it('repeats an answer that is hardly one', async () => {
    const none = {} as Picture;

    expect(await scene.tell(WATCH, () => Promise.resolve(none))).toMatchObject({ made: none });
    expect(await scene.tell(WATCH, make)).toEqual({ via: 'hit', repeated: { cached: true } });
    expect(made).toBe(0);
  });

  it('has nobody in its figures who was turned away at the door', async () => {
    const turnAway = () => Promise.reject(TURNED_AWAY);
    const asked = [WATCH, WATCH, BYPASSING].map((question) => scene.tell(question, turnAway));

    const outcomes = await Promise.allSettled(asked);

    expect(outcomes).toEqual(Array(3).fill({ status: 'rejected', reason: TURNED_AWAY }));
    expect(await scene.service.getStats(undefined)).toMatchObject({
      hits: 0,
      misses: 0,
      coalesced: 0,
      bypassed: 0,
    });
  });

  describe('whose store fails', () => {
    beforeEach(() => {
      jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    });

    function breakStore(access: 'get' | 'set'): void {
      jest.spyOn(scene.memory, access).mockImplementation(() => {
        throw new Error('the store is away');
      });
    }

    it('still gives the answer that it cannot keep, to all who wait', async () => {
      breakStore('set');
      const asked = [scene.tell(WATCH, make), scene.tell(WATCH, make)];

      expect(await Promise.all(asked)).toEqual([
        { via: 'miss', made: FIRST, isStored: false },
        { via: 'collapsed', repeated: REPEATED },
      ]);
      expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss', made: { id: 102 } });
    });

    it('makes the answer that it cannot look up', async () => {
      await scene.tell(WATCH, make);
      breakStore('get');

      expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss', made: { id: 102 } });
    });
  });

  describe('that shares answers with other nodes', () => {
    it('repeats what any of them has made, and then from its own memory', async () => {
      scene.answers.store(WATCH, { id: 7 }, 90_500);

      const passage = await scene.ask(WATCH, make);
      const answer = await told(passage);

      expect(answer).toMatchObject({ repeated: { id: 7, cached: true } });
      expect(passage).toMatchObject({ via: 'hit', isFromStore: true, ttlSeconds: 90 });
      expect(await scene.ask(WATCH, make)).toMatchObject({
        via: 'hit',
        isFromStore: false,
        ttlSeconds: 90,
      });
      expect(made).toBe(0);
      expect(scene.answers.looks).toBe(1);
      expect(await scene.service.getStats(1)).toMatchObject({ hits: 2, misses: 0 });
    });

    it('looks once for all who ask at once, and counts a hit for each', async () => {
      scene.answers.store(WATCH, { id: 7 });

      const passages = await Promise.all([1, 2, 3].map(() => scene.ask(WATCH, make)));
      await Promise.all(passages.map(({ answer }) => answer));

      expect(passages.map(({ via, isFromStore }) => [via, isFromStore])).toEqual(
        Array(3).fill(['hit', true]),
      );
      expect(scene.answers.looks).toBe(1);
      expect(await scene.service.getStats(1)).toMatchObject({ hits: 3, coalesced: 0 });
    });

    it('makes nothing while it cannot look, and repeats what is in its memory', async () => {
      await scene.tell(WATCH, make);
      scene.answers.failure = new Error('the database is away');

      await expect(scene.tell(questionAbout('A second watch'), make)).rejects.toBe(
        scene.answers.failure,
      );
      expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'hit' });
      expect(made).toBe(1);
    });

    it('does not look for who passes it by', async () => {
      scene.answers.store(WATCH, { id: 7 });

      expect(await scene.tell(BYPASSING, make)).toMatchObject({ via: 'bypass', made: FIRST });
      expect(scene.answers.looks).toBe(0);
    });
  });

  it('knows how a question is answered before it is', async () => {
    const picture = new Deferred<Picture>();
    const passages: Passage<Picture>[] = [];
    for (const question of [WATCH, WATCH, BYPASSING]) {
      passages.push(await scene.ask(question, () => picture.promise));
    }

    expect(passages.map(({ via }) => via)).toEqual(['miss', 'collapsed', 'bypass']);
    picture.resolve(FIRST);
    await Promise.all(passages.map(({ answer }) => answer));
  });
});
