import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DataSource, QueryFailedError } from 'typeorm';
import { testConfig } from '../../../test/support/test-config.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { SpendingRepository } from '../../spending/spending.repository.js';
import { GenerationRepository } from '../generation.repository.js';
import { AcceptanceSpool } from './acceptance-spool.js';
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
  readonly answers = new Map<number, Error | false>();

  constructor() {
    super(DATABASE, new SpendLimit(testConfig(), new SpendingRepository(DATABASE)));
  }

  override async noteAcceptance(
    ...entry: Parameters<GenerationRepository['noteAcceptance']>
  ): Promise<boolean> {
    const answer = this.answers.get(entry[0]);
    if (answer instanceof Error) return Promise.reject(answer);
    if (answer === undefined) this.noted.push(entry);
    return Promise.resolve(answer === undefined);
  }
}

describe(SpoolRecovery.name, () => {
  let dataDir: string;
  let directory: string;
  let spool: AcceptanceSpool;
  let repository: PaperRepository;
  let recovery: SpoolRecovery;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'spool-recovery-'));
    directory = join(dataDir, 'spool');
    spool = new AcceptanceSpool(testConfig({ DATA_DIR: dataDir }));
    repository = new PaperRepository();
    recovery = new SpoolRecovery(spool, repository);
  });

  afterEach(() => rm(dataDir, { recursive: true }));

  const keep = (id: number) => spool.keep({ hold: { id, fence: 2 }, number: 3, job: JOB });

  it('tells the database what lies in the spool, and empties it', async () => {
    await keep(101);
    await keep(102);

    await recovery.run();

    expect(repository.noted).toEqual([
      [101, 3, JOB],
      [102, 3, JOB],
    ]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('tells also what another process has spooled meanwhile', async () => {
    await recovery.run();
    await keep(101);

    await recovery.run();

    expect(repository.noted).toEqual([[101, 3, JOB]]);
    expect(await readdir(directory)).toEqual([]);
  });

  it('says so while the database is away, loses nothing, and goes on when called again', async () => {
    await keep(101);
    await keep(102);
    repository.answers.set(102, AWAY);

    await expect(recovery.run()).rejects.toBe(AWAY);
    const left = await spool.list();
    repository.answers.clear();
    await recovery.run();

    expect(left.map(({ acceptance }) => acceptance.hold.id)).toEqual([102]);
    expect(repository.noted).toEqual([
      [101, 3, JOB],
      [102, 3, JOB],
    ]);
    expect(await readdir(directory)).toEqual([]);
  });

  it.each<[string, Error | false]>([
    ['belongs to no attempt', false],
    ['has an id that is taken', TAKEN],
  ])('puts aside what %s, and tells the rest', async (_what, answer) => {
    const foreign = await keep(101);
    await keep(102);
    repository.answers.set(101, answer);

    await recovery.run();

    expect(repository.noted).toEqual([[102, 3, JOB]]);
    expect(await readdir(directory)).toEqual(['aside']);
    expect(await readdir(join(directory, 'aside'))).toEqual([foreign]);
  });

  it('is not stopped by what cannot be read', async () => {
    await keep(102);
    await writeFile(join(directory, '101-x.json'), '');

    await recovery.run();

    expect(repository.noted).toEqual([[102, 3, JOB]]);
  });
});
