import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { OWNERS, spoolsIn, spoolOf } from '../../../test/support/spool-of.js';
import type { Acceptance } from '../rows/acceptances.repository.js';
import { writeAcceptance } from './acceptance-line.js';
import { LeftSpools } from './left-spools.js';
import { spoolFileName } from './spool-name.js';

const DAY_MS = 86_400_000;

const ACCEPTANCE: Acceptance = {
  hold: { id: 101, fence: 1 },
  number: 1,
  job: { requestId: 'req-1', acceptedAt: 0 },
};

describe(LeftSpools.name, () => {
  let dataDir: string;
  let directory: string;
  let clock: LeapingClock;
  let spools: LeftSpools;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'left-spools-'));
    directory = join(dataDir, 'spool');
    clock = new LeapingClock();
    spools = spoolsIn(dataDir, clock);
  });

  afterEach(() => rm(dataDir, { recursive: true }));

  async function close(isUnclear = false): Promise<void> {
    for (const spool of await spools.list()) await spools.close(spool, isUnclear);
  }

  it('has nothing where nothing was spooled', async () => {
    expect(await spools.list()).toEqual([]);
  });

  it('has what a dead process left, once', async () => {
    spoolOf(dataDir, OWNERS.dead).keepAcceptance(ACCEPTANCE);

    expect(await spools.list()).toMatchObject([
      { acceptances: [ACCEPTANCE], isFinal: true, isDamaged: false },
    ]);
    await close();
    expect(await readdir(directory)).toEqual([]);
  });

  it('has what an earlier version wrote to numbered files', async () => {
    await mkdir(directory);
    const numbered = spoolFileName(OWNERS.dead).replace('.0.jsonl', '.7.jsonl');
    await writeFile(join(directory, numbered), writeAcceptance(ACCEPTANCE));

    expect(await spools.list()).toMatchObject([
      { owner: OWNERS.dead, acceptances: [ACCEPTANCE], isDamaged: false, tellsAll: false },
    ]);
  });

  it.each([
    ['a process that is alive', OWNERS.alive],
    ['this process', 'this/process'],
  ])('leaves %s alone', async (_who, owner) => {
    spoolOf(dataDir, owner).keepAcceptance(ACCEPTANCE);

    expect(await spools.list()).toEqual([]);
  });

  it('has what a process of another host wrote, again when there is more of it, and leaves its file', async () => {
    const spool = spoolOf(dataDir, OWNERS.ofAnotherHost);
    spool.keepAcceptance(ACCEPTANCE);
    await close();
    const listed = await spools.list();
    spool.keepAcceptance(ACCEPTANCE);

    expect(listed).toEqual([]);
    expect(await spools.list()).toMatchObject([
      { acceptances: [ACCEPTANCE, ACCEPTANCE], isFinal: false },
    ]);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('tells again what was not closed: the database may have been away', async () => {
    spoolOf(dataDir, OWNERS.ofAnotherHost).keepAcceptance(ACCEPTANCE);

    await spools.list();

    expect(await spools.list()).toHaveLength(1);
  });

  it('takes a process of another host for dead when it has been silent for a day', async () => {
    spoolOf(dataDir, OWNERS.ofAnotherHost).keepAcceptance(ACCEPTANCE);
    const longAgo = (clock.now() - DAY_MS - 1_000) / 1_000;
    await utimes(join(directory, spoolFileName(OWNERS.ofAnotherHost)), longAgo, longAgo);

    await close();

    expect(await readdir(directory)).toEqual([]);
  });

  it('puts aside what is unclear, for somebody to look at', async () => {
    spoolOf(dataDir, OWNERS.dead).keepAcceptance(ACCEPTANCE);

    await close(true);

    expect(await spools.list()).toEqual([]);
    expect(await readdir(join(directory, 'aside'))).toEqual([spoolFileName(OWNERS.dead)]);
  });

  it('tells of lines that say nothing, but not of one that was never ended', async () => {
    const path = join(directory, spoolFileName(OWNERS.dead));
    await mkdir(directory);
    await writeFile(path, `${writeAcceptance(ACCEPTANCE)}{"generationId":7`);
    const [torn] = await spools.list();
    await appendFile(path, '\n');

    expect(torn).toMatchObject({ acceptances: [ACCEPTANCE], isDamaged: false });
    expect(await spools.list()).toMatchObject([{ acceptances: [ACCEPTANCE], isDamaged: true }]);
  });

  it('tells all of a dead process, and not of one of which nobody here can tell', async () => {
    spoolOf(dataDir, OWNERS.dead).open();
    spoolOf(dataDir, OWNERS.ofAnotherHost).open();
    spoolOf(dataDir, OWNERS.ofAnotherBoot).open();

    const told = (await spools.list()).map(({ owner, tellsAll }) => [owner, tellsAll]);

    expect(new Map(told as [string, boolean][])).toEqual(
      new Map([
        [OWNERS.dead, true],
        [OWNERS.ofAnotherHost, false],
        [OWNERS.ofAnotherBoot, false],
      ]),
    );
  });

  it('removes what a dead process had begun to write anew, and reads it not', async () => {
    const draft = `${spoolFileName(OWNERS.dead)}.new`;
    const another = `${spoolFileName(OWNERS.ofAnotherHost)}.new`;
    await mkdir(directory);
    await writeFile(join(directory, draft), writeAcceptance(ACCEPTANCE));
    await writeFile(join(directory, another), writeAcceptance(ACCEPTANCE));

    expect(await spools.list()).toEqual([]);
    expect(await readdir(directory)).toEqual([another]);
  });

  it('does not touch other files', async () => {
    await mkdir(directory);
    await writeFile(join(directory, '%.jsonl'), '');
    await writeFile(join(directory, 'notes.txt'), '');

    expect(await spools.list()).toEqual([]);
  });

  it('does not take a disk that fails for an empty one', async () => {
    await mkdir(join(directory, spoolFileName(OWNERS.dead)), { recursive: true });

    await expect(spools.list()).rejects.toThrow('EISDIR');
  });

  it('is not stopped by a file that cannot be closed', async () => {
    spoolOf(dataDir, OWNERS.dead).keepAcceptance(ACCEPTANCE);
    await writeFile(join(directory, 'aside'), 'in the way');

    await close(true);

    expect(await spools.list()).toHaveLength(1);
  });
});
