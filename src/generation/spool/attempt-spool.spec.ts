import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { OWNERS, spoolsIn, spoolOf } from '../../../test/support/spool-of.js';
import type { Acceptance } from '../acceptances.repository.js';
import { AttemptSpool } from './attempt-spool.js';

const acceptanceOf = (id: number): Acceptance => ({
  hold: { id, fence: 1 },
  number: 1,
  job: { requestId: `req-${id}`, acceptedAt: 0 },
});

describe(AttemptSpool.name, () => {
  let dataDir: string;
  let directory: string;
  let spool: AttemptSpool;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'attempt-spool-'));
    directory = join(dataDir, 'spool');
    spool = spoolOf(dataDir, OWNERS.dead);
  });

  afterEach(() => rm(dataDir, { recursive: true }));

  async function left(): Promise<readonly Acceptance[]> {
    const segments = await spoolsIn(dataDir).list();
    return segments.flatMap(({ acceptances }) => acceptances);
  }

  it('has written what it keeps when it returns', async () => {
    spool.keep(acceptanceOf(101));
    const reading = left();
    spool.keep(acceptanceOf(102));

    expect(await reading).toEqual(expect.arrayContaining([acceptanceOf(101)]));
    expect(await left()).toEqual([acceptanceOf(101), acceptanceOf(102)]);
  });

  it('makes no file before there is something to keep', async () => {
    await spool.onApplicationShutdown();

    expect(await readdir(dataDir)).toEqual([]);
  });

  it('leaves nothing when the database has been told of everything', async () => {
    const kept = [101, 102].map((id) => spool.keep(acceptanceOf(id)));
    for (const one of kept) await one.settle();

    await spool.onApplicationShutdown();

    expect(await readdir(directory)).toEqual([]);
  });

  it('leaves what the database has not been told of', async () => {
    await spool.keep(acceptanceOf(101)).settle();
    spool.keep(acceptanceOf(102));

    await spool.onApplicationShutdown();

    expect(await left()).toEqual([acceptanceOf(101), acceptanceOf(102)]);
  });

  it('begins another file after a thousand, and removes one when all in it is settled', async () => {
    const kept = Array.from({ length: 2_001 }, (_, id) => spool.keep(acceptanceOf(id)));
    const files = await readdir(directory);
    const [last, ...others] = kept.toReversed();
    for (const one of others) await one.settle();

    expect(files).toHaveLength(3);
    expect(await left()).toEqual([acceptanceOf(2_000)]);
    await last?.settle();
  });

  it('begins another file when its own was removed', async () => {
    spool.keep(acceptanceOf(101));
    await rm(directory, { recursive: true });

    spool.keep(acceptanceOf(102));

    expect(await left()).toEqual([acceptanceOf(102)]);
  });

  it('stops nobody while the disk refuses, and keeps it as soon as the disk takes it', async () => {
    await writeFile(directory, 'in the way');
    const kept = spool.keep(acceptanceOf(101));
    await kept.makeDurable();
    await rm(directory);

    await kept.makeDurable();

    expect(await left()).toEqual([acceptanceOf(101)]);
    await kept.settle();
    await spool.onApplicationShutdown();
    expect(await readdir(directory)).toEqual([]);
  });
});
