import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { OWNERS, spoolsIn, spoolOf } from '../../../test/support/spool-of.js';
import { testConfig } from '../../../test/support/test-config.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import type { Acceptance } from '../rows/acceptances.repository.js';
import type { KnownAttempts } from '../rows/unsent-attempts.repository.js';
import { spoolFileName } from './spool-name.js';
import { SpoolRecovery } from './spool-recovery.js';

const JOB = { requestId: 'req-1', acceptedAt: 0 };
const AWAY = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const TAKEN = new QueryFailedError(
  '',
  [],
  Object.assign(new Error('duplicate key'), { code: '23505' }),
);

/** Never connected: the class below answers in its place. */
const DATABASE = new DataSource({ type: 'postgres' });

/** Has an attempt for each acceptance, but for those of the generations it has another answer for. */
class PaperRepository extends GenerationRepository {
  readonly noted: unknown[] = [];
  /** Owners whose open attempts ended, but for those that were sent. */
  readonly ended: unknown[] = [];
  readonly answers = new Map<number, Error | false>();
  readonly recorded = new Set<number>();

  constructor() {
    super(DATABASE, new SpendLimit(testConfig(), new SpendingRepository(DATABASE)), new OwnNode());
  }

  override async listUnrecorded(listed: readonly Acceptance[]): Promise<readonly Acceptance[]> {
    return Promise.resolve(listed.filter(({ hold }) => !this.recorded.has(hold.id)));
  }

  override async noteAcceptance(
    ...entry: Parameters<GenerationRepository['noteAcceptance']>
  ): Promise<boolean> {
    const answer = this.answers.get(entry[0].hold.id);
    if (answer instanceof Error) return Promise.reject(answer);
    if (answer === undefined) this.noted.push(entry);
    return Promise.resolve(answer === undefined);
  }

  override async endUnsent(owner: string, { begun, sent }: KnownAttempts) {
    const [answer] = this.answers.values();
    if (answer === AWAY) return Promise.reject(AWAY);
    this.ended.push({ owner, begun, sent });
    return Promise.resolve([101]);
  }
}

const attemptOf = (id: number) => ({ hold: { id, fence: 2 }, number: 3 });

const acceptanceOf = (id: number): Acceptance => ({ ...attemptOf(id), job: JOB });

const noted = (id: number) => [acceptanceOf(id), OWNERS.dead];

describe(SpoolRecovery.name, () => {
  let dataDir: string;
  let directory: string;
  let repository: PaperRepository;
  let recovery: SpoolRecovery;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'spool-recovery-'));
    directory = join(dataDir, 'spool');
    repository = new PaperRepository();
    recovery = new SpoolRecovery(spoolsIn(dataDir), repository);
  });

  afterEach(() => rm(dataDir, { recursive: true }));

  /** By a process that has died. */
  function keep(...ids: readonly number[]): void {
    const spool = spoolOf(dataDir, OWNERS.dead);
    for (const id of ids) spool.keepAcceptance(acceptanceOf(id));
  }

  it('tells the database what lies in the spool, and empties it', async () => {
    keep(101, 102);

    await recovery.run();

    expect(repository.noted).toEqual([noted(101), noted(102)]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('does not tell what the database knows', async () => {
    keep(101, 102);
    repository.recorded.add(101);

    await recovery.run();

    expect(repository.noted).toEqual([noted(102)]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('tells also what another process has spooled meanwhile', async () => {
    await recovery.run();
    keep(101);

    await recovery.run();

    expect(repository.noted).toEqual([noted(101)]);
  });

  it('says so while the database is away, loses nothing, and goes on when called again', async () => {
    keep(101, 102);
    repository.answers.set(102, AWAY);

    await expect(recovery.run()).rejects.toBe(AWAY);
    const left = await readdir(directory);
    repository.answers.clear();
    repository.recorded.add(101);
    await recovery.run();

    expect(left).toHaveLength(1);
    expect(repository.noted).toEqual([noted(101), noted(102)]);
    expect(await readdir(directory)).toEqual([]);
  });

  it.each<[string, Error | false]>([
    ['belongs to no attempt', false],
    ['has an id that is taken', TAKEN],
  ])('puts aside what %s, and tells the rest', async (_what, answer) => {
    keep(101, 102);
    repository.answers.set(101, answer);

    await recovery.run();

    expect(repository.noted).toEqual([noted(102)]);
    expect(await readdir(directory)).toEqual(['aside']);
    expect(await readdir(join(directory, 'aside'))).toEqual([spoolFileName(OWNERS.dead)]);
  });

  it('ends what a dead process has begun and not sent', async () => {
    const spool = spoolOf(dataDir, OWNERS.dead);
    spool.open();
    spool.keepBeginning(attemptOf(101));
    spool.keepSending(attemptOf(102));

    await recovery.run();

    const known = { begun: [attemptOf(101)], sent: [attemptOf(102)] };
    expect(repository.ended).toMatchObject([{ owner: OWNERS.dead, ...known }]);
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([OWNERS.alive, OWNERS.ofAnotherHost, OWNERS.ofAnotherBoot])(
    'takes nothing of %s for not sent',
    async (owner) => {
      spoolOf(dataDir, owner).open();

      await recovery.run();

      expect(repository.ended).toEqual([]);
    },
  );

  it('takes nothing for not sent when lines say nothing', async () => {
    keep(101);
    await appendFile(join(directory, spoolFileName(OWNERS.dead)), 'nonsense\n');

    await recovery.run();

    expect(repository.noted).toEqual([noted(101)]);
    expect(repository.ended).toEqual([]);
  });

  it('keeps what tells of attempts not sent until the database is there', async () => {
    spoolOf(dataDir, OWNERS.dead).open();
    repository.answers.set(101, AWAY);

    await expect(recovery.run()).rejects.toBe(AWAY);
    repository.answers.clear();
    await recovery.run();

    expect(repository.ended).toHaveLength(1);
    expect(await readdir(directory)).toEqual([]);
  });
});
