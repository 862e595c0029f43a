import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { PaperNotifications } from '../../../test/support/paper-notifications.js';
import { testConfig } from '../../../test/support/test-config.js';
import { ServingState } from '../../common/serving/serving-state.js';
import { PublicAddress } from '../../common/http/public-address.js';
import { requestContext } from '../../common/http/request-context.js';
import { underClaim } from '../../common/http/work-claim.js';
import { GenerationChanges } from '../generation-changes.js';
import { GenerationEntity } from '../generation.entity.js';
import { GenerationReader, type ReadGeneration } from '../generation.read.js';
import { KeyedGenerations } from './keyed-generations.js';
import { type KeyedGeneration, KeyedGenerationReader } from './keyed-generations.read.js';
import { LateGenerations } from '../rescue/late-generations.js';

const DEADLINE_MS = 60_000;
const CONFIG = testConfig({ REQUEST_DEADLINE_MS: String(DEADLINE_MS) });
const EARLIER = { id: 101, item: 0, batchId: 7 };

/** A generation that does not end. */
class PaperReader extends GenerationReader {
  override get(id: number): Promise<ReadGeneration> {
    const row = Object.assign(new GenerationEntity(), { id, state: 'processing' as const });
    return Promise.resolve({ row, reasoning: null });
  }
}

/** Something was bought under every key. */
class PaperKeys extends KeyedGenerationReader {
  override listItems(): Promise<readonly KeyedGeneration[]> {
    return Promise.resolve([EARLIER]);
  }
}

describe(KeyedGenerations.name, () => {
  const clock = new ManualClock();
  let late: LateGenerations;
  let keyed: KeyedGenerations;

  beforeEach(() => {
    const database = new DataSource({ type: 'postgres' });
    const changes = new GenerationChanges(new PaperNotifications());
    late = new LateGenerations(
      new PaperReader(database),
      clock,
      CONFIG,
      changes,
      new ServingState(),
    );
    const addresses = new PublicAddress('https://here.example');
    keyed = new KeyedGenerations(new PaperKeys(database), late, addresses, clock, CONFIG);
  });

  afterEach(() => late.onModuleDestroy());

  function inRequest<T>(work: () => T): T {
    const context = { requestId: 'r-1', arrivedAtMs: clock.now(), origin: 'http://localhost' };
    return requestContext.run(context, work);
  }

  it('waits for a generation no longer than its request may take, and says where it is', async () => {
    let failure: unknown;
    inRequest(() => keyed.completed(101)).catch((error: unknown) => (failure = error));

    await nextTurn();
    await clock.advance(DEADLINE_MS - 1);
    expect(failure).toBeUndefined();
    await clock.advance(1);

    expect(failure).toMatchObject({
      code: 'GENERATION_TIMEOUT',
      options: { billed: 'unknown', generationId: 101, isUnderWay: true },
    });
  });

  it.each([
    ['nothing without a key', undefined, []],
    ['nothing for the first call with its key', 1, []],
    ['what was bought for a call that comes after', 2, [EARLIER]],
  ])('goes on with %s', async (_, fence, expected) => {
    const list = () => keyed.listEarlier();
    const listed = inRequest(() =>
      fence === undefined ? list() : underClaim({ keyId: 1, fence }, list),
    );

    await expect(listed).resolves.toEqual(expected);
  });
});
