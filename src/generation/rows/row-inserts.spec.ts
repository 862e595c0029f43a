import { beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import { AnsweredElsewhere } from '../../cache/answered-elsewhere.js';
import { WebhookPatience } from '../../fibo/webhooks/webhook-patience.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { CreateGenerationDto } from '../generation.dto.js';
import {
  GenerationInsertRepository,
  type Insertion,
  type NewRow,
} from './generation-insert.repository.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { LeaseRepository } from '../leases/lease.repository.js';
import { orderOf } from '../order.js';
import { RowInserts } from './row-inserts.js';

const CONFIG = testConfig();
const HOLD = { id: 101, fence: 1 };

/** Never connected: the class below answers in its place. */
const DATABASE = new DataSource({ type: 'postgres' });
const SPENDING = new SpendLimit(CONFIG, new SpendingRepository(DATABASE));

const dto = Object.assign(new CreateGenerationDto(), { prompt: 'A luxury watch' });
const ROW: NewRow = { terms: orderOf(dto, CONFIG, 0), state: 'submitting' };

/** Says of one insert after the other what a test has written down. */
class PaperInserts extends GenerationInsertRepository {
  readonly ended: number[] = [];

  constructor(private readonly script: Insertion[]) {
    super(DATABASE, SPENDING, CONFIG, new OwnNode());
  }

  override insertAll(rows: readonly NewRow[]): Promise<readonly Insertion[]> {
    return Promise.resolve(this.script.splice(0, rows.length));
  }

  override endFlight(id: number): Promise<void> {
    this.ended.push(id);
    return Promise.resolve();
  }
}

describe(RowInserts.name, () => {
  let clock: LeapingClock;
  let leases: LeaseKeeper;
  let repository: PaperInserts;

  beforeEach(() => {
    clock = new LeapingClock();
    const patience = new WebhookPatience(CONFIG, { typicalMs: undefined }, clock);
    leases = new LeaseKeeper(CONFIG, new LeaseRepository(DATABASE), patience);
  });

  function inserts(...script: Insertion[]): RowInserts {
    repository = new PaperInserts(script);
    return new RowInserts(repository, leases, SPENDING, clock, CONFIG);
  }

  const inserted: Insertion = { is: 'inserted', hold: HOLD };
  const known = (joinableMs: number): Insertion => ({ is: 'known', id: 7, joinableMs });

  it('holds what was inserted', async () => {
    expect(await inserts(inserted).insert(ROW)).toEqual(HOLD);
    expect(leases.heldIds).toEqual([101]);
  });

  it('tries again when somebody else was about to insert the same', async () => {
    expect(await inserts({ is: 'contended' }, inserted).insert(ROW)).toEqual(HOLD);
  });

  it('inserts nothing where somebody else is at it already, and says for how long to wait', async () => {
    const error: unknown = await inserts(known(100_000))
      .insert(ROW)
      .catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(AnsweredElsewhere);
    expect(error).toMatchObject({ joinableMs: 100_000, options: { generationId: 7 } });
    expect(leases.heldIds).toEqual([]);
  });

  it.each([
    ['is too old to be joined', -1],
    ['is too old in a moment', 800],
  ])('takes the place of a generation that %s', async (_, joinableMs) => {
    expect(await inserts(known(joinableMs), inserted).insert(ROW)).toEqual(HOLD);

    expect(repository.ended).toEqual([7]);
    expect(clock.slept).toEqual(joinableMs > 0 ? [joinableMs] : []);
  });
});
