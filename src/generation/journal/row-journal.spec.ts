import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import type { Billed } from '../../common/errors/api-error.js';
import type { AttemptHistory } from '../../fibo/attempt-journal.js';
import {
  CircuitOpen,
  FailedAttempt,
  ImageUnavailable,
  LateJob,
  TimedOutBeforeAcceptance,
} from '../../fibo/fibo-failure.js';
import { WebhookPatience } from '../../fibo/webhooks/webhook-patience.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { GenerationInsertRepository } from '../rows/generation-insert.repository.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import { HoldLost } from '../leases/hold.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { LeaseRepository } from '../leases/lease.repository.js';
import { RowInserts } from '../rows/row-inserts.js';
import { RowJournal } from './row-journal.js';
import { AcceptanceRecorder } from '../spool/acceptance-recorder.js';
import { AttemptSpool } from '../spool/attempt-spool.js';
import { fileIdentity } from '../spool/spool-file.js';
import { spoolDirectory, spoolFileName } from '../spool/spool-name.js';
import { readSpool, type SpoolText } from '../spool/spool-text.js';

const DATA_DIR = mkdtempSync(join(tmpdir(), 'row-journal-'));

const CONFIG = testConfig({ DATA_DIR });

/** Never connected: what is tested here is decided before anything is written. */
const DATABASE = new DataSource({ type: 'postgres' });

const SPENDING = new SpendLimit(CONFIG, new SpendingRepository(DATABASE));

const JOB = { requestId: 'req-1', acceptedAt: 0 };

/** Of the journal that was resumed last. */
let spool: AttemptSpool;

/** The journal of a generation that was taken over. */
const NODE = new OwnNode();

function resumed(
  history: AttemptHistory,
  repository = new GenerationRepository(DATABASE, SPENDING, NODE),
): RowJournal {
  const patience = new WebhookPatience(CONFIG, { typicalMs: undefined }, new LeapingClock());
  const leases = new LeaseKeeper(CONFIG, new LeaseRepository(DATABASE), patience);
  const hold = { id: 101, fence: 2 };
  const clock = new LeapingClock();
  const insertRepository = new GenerationInsertRepository(DATABASE, SPENDING, CONFIG, NODE);
  const inserts = new RowInserts(insertRepository, leases, SPENDING, clock, CONFIG);
  spool = new AttemptSpool(CONFIG, leases);
  const recorder = new AcceptanceRecorder(repository, spool, clock);
  return new RowJournal({ hold, history }, repository, inserts, recorder, spool);
}

beforeAll(() => {
  Logger.overrideLogger(false);
});

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

  describe('in the spool', () => {
    const failure = new FailedAttempt('refused_temporarily', 'busy');
    let repository: ListeningRepository;
    let journal: RowJournal;

    beforeEach(async () => {
      repository = new ListeningRepository();
      journal = resumed({ failed: ['not_sent'], open: undefined }, repository);
      await journal.begun();
    });

    afterEach(() => rmSync(spoolDirectory(CONFIG), { recursive: true }));

    function written(): SpoolText {
      const { owner } = spool;
      const path = join(spoolDirectory(CONFIG), spoolFileName(owner));
      const file = fileIdentity(statSync(path, { bigint: true }));
      return readSpool(readFileSync(path, 'utf8'), { owner, file });
    }

    /** The files that a process leaves which ends now. */
    function left(): readonly string[] {
      spool.onApplicationShutdown();
      return readdirSync(spoolDirectory(CONFIG));
    }

    it('has begun and sent nothing, and then has sent', () => {
      const attempt = { hold: { id: 101, fence: 2 }, number: 2 };
      const before = written();
      journal.sending();

      expect(before).toMatchObject({ begun: [attempt], sent: [], isWhole: true });
      expect(written()).toMatchObject({ begun: [attempt], sent: [attempt], isWhole: true });
    });

    it.each([
      ['of a job', () => journal.accepted(JOB)],
      ['of an end', () => journal.failed(failure)],
      [
        'that the generation has failed',
        async () => {
          journal.recorded();
          return Promise.resolve();
        },
      ],
    ])('leaves nothing when the database knows %s', async (_what, record) => {
      journal.sending();
      await record();

      expect(left()).toEqual([]);
    });

    it.each([
      ['was not told what became of it', () => Promise.resolve()],
      ['refuses its job', () => journal.accepted(JOB)],
      ['refuses its end', () => journal.failed(failure)],
    ])('leaves that it was sent when the database %s', async (_what, record) => {
      journal.sending();
      repository.refusal = new HoldLost({ id: 101, fence: 2 });
      await record().catch(() => undefined);

      expect(left()).toHaveLength(1);
    });

    it('leaves nothing of an attempt that could not begin', async () => {
      await journal.failed(failure);
      repository.refusal = new HoldLost({ id: 101, fence: 2 });

      await expect(journal.begun()).rejects.toThrow(HoldLost);
      expect(left()).toEqual([]);
    });
  });
});

/** Takes everything, until it refuses. */
class ListeningRepository extends GenerationRepository {
  readonly accepted: unknown[] = [];
  refusal: Error | undefined;

  constructor() {
    super(DATABASE, SPENDING, NODE);
  }

  override async acceptAttempt(...entry: unknown[]): Promise<void> {
    this.accepted.push(entry);
    return this.answer();
  }

  override async noteAcceptance(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override async beginAttempt(): Promise<void> {
    return this.answer();
  }

  override async endAttempt(): Promise<void> {
    return this.answer();
  }

  private async answer(): Promise<void> {
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve();
  }
}
