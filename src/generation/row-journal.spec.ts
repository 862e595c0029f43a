import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { testConfig } from '../../test/support/test-config.js';
import type { Billed } from '../common/errors/api-error.js';
import type { AttemptHistory } from '../fibo/attempt-journal.js';
import {
  CircuitOpen,
  FailedAttempt,
  ImageUnavailable,
  LateJob,
  TimedOutBeforeAcceptance,
} from '../fibo/fibo-failure.js';
import { WebhookPatience } from '../fibo/webhooks/webhook-patience.js';
import { SpendLimit } from '../spending/spend-limit.js';
import { SpendingRepository } from '../spending/spending.repository.js';
import { GenerationInsertRepository } from './generation-insert.repository.js';
import { GenerationRepository } from './generation.repository.js';
import { LeaseKeeper } from './lease-keeper.js';
import { LeaseRepository } from './lease.repository.js';
import { RowInserts } from './row-inserts.js';
import { RowJournal } from './row-journal.js';
import { AcceptanceRecorder } from './spool/acceptance-recorder.js';
import { AttemptSpool } from './spool/attempt-spool.js';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'row-journal-'));

const CONFIG = testConfig({ DATA_DIR });

/** Never connected: what is tested here is decided before anything is written. */
const DATABASE = new DataSource({ type: 'postgres' });

const SPENDING = new SpendLimit(CONFIG, new SpendingRepository(DATABASE));

const JOB = { requestId: 'req-1', acceptedAt: 0 };

/** The journal of a generation that was taken over. */
function resumed(
  history: AttemptHistory,
  repository = new GenerationRepository(DATABASE, SPENDING),
): RowJournal {
  const patience = new WebhookPatience(CONFIG, { typicalMs: undefined }, new LeapingClock());
  const leases = new LeaseKeeper(CONFIG, new LeaseRepository(DATABASE), patience);
  const hold = { id: 101, fence: 2 };
  const clock = new LeapingClock();
  const insertRepository = new GenerationInsertRepository(DATABASE, SPENDING, CONFIG);
  const inserts = new RowInserts(insertRepository, leases, SPENDING, clock, CONFIG);
  const recorder = new AcceptanceRecorder(repository, new AttemptSpool(CONFIG, leases), clock);
  return new RowJournal({ hold, history }, repository, inserts, recorder);
}

afterAll(() => rmSync(DATA_DIR, { recursive: true }));

describe(RowJournal.name, () => {
  it.each<[AttemptHistory, Billed]>([
    [{ failed: [], open: undefined }, 'no'],
    [{ failed: ['not_sent', 'refused_temporarily'], open: undefined }, 'no'],
    [{ failed: [], open: null }, 'unknown'],
    [{ failed: [], open: JOB }, 'unknown'],
    [{ failed: ['job_failed', 'not_sent'], open: undefined }, 'unknown'],
  ])('takes an attempt under way for possibly billed: %j', (history, billed) => {
    expect(resumed(history).billed).toBe(billed);
  });

  it.each<[string, AttemptHistory, Error, Billed]>([
    ['a refusal', { failed: [], open: null }, new FailedAttempt('refused', 'no'), 'no'],
    ['a call not sent', { failed: [], open: null }, new FailedAttempt('not_sent', 'no'), 'no'],
    [
      'a refusal after an unknown outcome',
      { failed: ['unknown'], open: null },
      new FailedAttempt('refused', 'no'),
      'unknown',
    ],
    [
      'an unknown outcome',
      { failed: [], open: null },
      new FailedAttempt('unknown', 'no'),
      'unknown',
    ],
    ['a job error', { failed: [], open: JOB }, new FailedAttempt('job_failed', 'no'), 'unknown'],
    ['a late job', { failed: [], open: JOB }, new LateJob(), 'unknown'],
    ['a missing picture', { failed: [], open: JOB }, new ImageUnavailable(undefined), 'yes'],
    ['no slot in time', { failed: [], open: undefined }, new TimedOutBeforeAcceptance(), 'no'],
    [
      'a circuit that opened',
      { failed: ['not_sent'], open: undefined },
      new CircuitOpen(1500),
      'no',
    ],
  ])('knows what was spent when a generation ends by %s', (_what, history, failure, billed) => {
    expect(resumed(history).billedAfter(failure)).toBe(billed);
  });

  it('ends the attempt under way by its own class', () => {
    const failure = new FailedAttempt('refused', 'no', { httpStatus: 422 });

    expect(resumed({ failed: ['not_sent'], open: null }).endedBy(failure)).toEqual({
      number: 2,
      attemptClass: 'refused',
      httpStatus: 422,
      billed: 'no',
    });
  });

  it('gives an accepted job up as lost when nobody waits for it any longer', () => {
    expect(resumed({ failed: [], open: JOB }).endedBy(new LateJob())).toEqual({
      number: 1,
      attemptClass: 'lost',
      httpStatus: null,
      billed: 'unknown',
    });
  });

  it('ends no attempt when none is under way', () => {
    const journal = resumed({ failed: ['not_sent'], open: undefined });
    expect(journal.endedBy(new CircuitOpen(1500))).toBeUndefined();
  });

  it('has sent and bought nothing when time ran out between its beginning and its first byte', () => {
    const journal = resumed({ failed: ['not_sent'], open: null });

    expect(journal.endedBy(new TimedOutBeforeAcceptance())).toEqual({
      number: 2,
      attemptClass: 'not_sent',
      httpStatus: null,
      billed: 'no',
    });
    expect(journal.billedAfter(new TimedOutBeforeAcceptance())).toBe('no');
  });

  it('records an accepted job under the number of its attempt', async () => {
    const repository = new ListeningRepository();
    const journal = resumed({ failed: ['not_sent'], open: null }, repository);

    await journal.accepted(JOB);

    expect(repository.accepted).toEqual([[{ id: 101, fence: 2 }, 2, JOB]]);
    expect(journal.history.open).toEqual(JOB);
  });
});

/** Takes every acceptance. */
class ListeningRepository extends GenerationRepository {
  readonly accepted: unknown[] = [];

  constructor() {
    super(DATABASE, SPENDING);
  }

  override async acceptAttempt(...entry: unknown[]): Promise<void> {
    this.accepted.push(entry);
    return Promise.resolve();
  }
}
