import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CacheScene, type Picture, questionAbout, told } from '../../test/support/cache-scene.js';
import { ApiError } from '../common/errors/api-error.js';
import { AnsweredElsewhere } from './answered-elsewhere.js';
import type { Passage } from './passage.js';

const WATCH = questionAbout('A luxury watch');
const JOINABLE_MS = 1000;
const REPEATED = { id: 101, cached: true };
const GONE = new ApiError('NOT_FOUND', 'Generation not found');

describe(AnsweredElsewhere.name, () => {
  let scene: CacheScene;
  let makes: number;

  /** Another node is at it the first time, and nobody afterwards. */
  const make = (): Promise<Picture> =>
    makes++ === 0
      ? Promise.reject(new AnsweredElsewhere(101, JOINABLE_MS))
      : Promise.resolve({ id: 102 });

  beforeEach(async () => {
    makes = 0;
    scene = await CacheScene.create();
  });

  async function ask(count = 1): Promise<Passage<Picture>[]> {
    const asked = Array.from({ length: count }, () => scene.ask(WATCH, make));
    const passages = await Promise.all(asked);
    await nextTurn();
    return passages;
  }

  const land = (picture: Picture) => scene.answers.late.get(101)?.resolve(picture);
  const fail = (error: Error) => scene.answers.late.get(101)?.reject(error);

  it('lets all who asked here wait for it, and keeps it', async () => {
    const passages = await ask(3);
    land({ id: 101 });

    for (const passage of passages)
      expect(await told(passage)).toMatchObject({ repeated: REPEATED });
    expect(passages.map(({ via }) => via)).toEqual(Array(3).fill('collapsed'));
    expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'hit', repeated: REPEATED });
    expect(makes).toBe(1);
    expect(await scene.service.getStats(1)).toMatchObject({ coalesced: 3, misses: 0, hits: 1 });
  });

  it('is joined by whoever asks meanwhile', async () => {
    const [leader] = await ask();
    const [joiner] = await ask();
    land({ id: 101 });

    expect(leader && (await told(leader))).toMatchObject({ repeated: REPEATED });
    expect(joiner && (await told(joiner))).toMatchObject({ repeated: REPEATED });
    expect(makes).toBe(1);
  });

  it('is a failure for all when it fails there', async () => {
    const failure = new ApiError('GENERATION_REFUSED', 'no', { generationId: 101 });
    const passages = await ask(2);
    const outcomes = Promise.allSettled(passages.map(({ answer }) => answer));
    fail(failure);

    expect(await outcomes).toEqual(Array(2).fill({ status: 'rejected', reason: failure }));
    expect(await scene.service.getStats(1)).toMatchObject({ coalesced: 2, misses: 0 });
  });

  it('is made here, once for all, when it was given up there before it was begun', async () => {
    const passages = await ask(3);
    fail(GONE);

    const answers = await Promise.all(passages.map((passage) => told(passage)));

    expect(answers.filter((answer) => 'made' in (answer as object))).toHaveLength(1);
    expect(makes).toBe(2);
  });

  it('tells who waited for too long where it will be', async () => {
    const [passage] = await ask();
    const outcome = passage?.answer.catch((error: unknown) => error);

    await scene.clock.advance(JOINABLE_MS);

    expect(await outcome).toMatchObject({
      code: 'GENERATION_TIMEOUT',
      options: {
        billed: 'unknown',
        generationId: 101,
        headers: { Location: '/api/generate/101' },
      },
    });
    expect(await scene.tell(WATCH, make)).toMatchObject({ via: 'miss', made: { id: 102 } });
  });
});
