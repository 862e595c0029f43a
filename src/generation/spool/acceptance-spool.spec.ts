import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { testConfig } from '../../../test/support/test-config.js';
import type { Acceptance } from '../acceptances.repository.js';
import { AcceptanceSpool } from './acceptance-spool.js';

const acceptanceOf = (id: number): Acceptance => ({
  hold: { id, fence: 1 },
  number: 1,
  job: { requestId: `req-${id}`, acceptedAt: 0 },
});

describe(AcceptanceSpool.name, () => {
  let dataDir: string;
  let directory: string;
  let spool: AcceptanceSpool;

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'acceptance-spool-'));
    directory = join(dataDir, 'spool');
    spool = new AcceptanceSpool(testConfig({ DATA_DIR: dataDir }));
  });

  afterEach(() => rm(dataDir, { recursive: true }));

  it('gives a process that comes later what it keeps', async () => {
    await spool.keep(acceptanceOf(101));
    await spool.keep(acceptanceOf(102));

    const later = await new AcceptanceSpool(testConfig({ DATA_DIR: dataDir })).list();

    expect(later.map(({ acceptance }) => acceptance)).toEqual([
      acceptanceOf(101),
      acceptanceOf(102),
    ]);
  });

  it('is empty before anything was kept, and makes no directory', async () => {
    expect(await spool.list()).toEqual([]);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it('forgets what is removed, and that alone', async () => {
    const fileName = await spool.keep(acceptanceOf(101));
    await spool.keep(acceptanceOf(102));

    await spool.remove(String(fileName));
    await spool.remove(String(fileName));

    expect((await spool.list()).map(({ acceptance }) => acceptance.hold.id)).toEqual([102]);
  });

  it('keeps several of one generation apart', async () => {
    await spool.keep(acceptanceOf(101));
    await spool.keep(acceptanceOf(101));

    expect(await spool.list()).toHaveLength(2);
  });

  it('puts aside what it cannot read, and gives the rest', async () => {
    await spool.keep(acceptanceOf(101));
    await writeFile(join(directory, '102-x.json'), '{"generationId":10');

    const listed = await spool.list();

    expect(listed.map(({ acceptance }) => acceptance.hold.id)).toEqual([101]);
    expect(await readdir(join(directory, 'aside'))).toEqual(['102-x.json']);
    expect(await readdir(directory)).toEqual([String(listed[0]?.fileName), 'aside']);
  });

  it('leaves alone what is being written', async () => {
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, '102-x.json.part'), '{"generationId":10');

    expect(await spool.list()).toEqual([]);
    expect(await readdir(directory)).toEqual(['102-x.json.part']);
  });

  it('does not take a disk that fails for an empty one', async () => {
    await mkdir(join(directory, '101-x.json'), { recursive: true });

    await expect(spool.list()).rejects.toThrow('EISDIR');
  });

  it('gives what was put aside no more', async () => {
    const fileName = await spool.keep(acceptanceOf(101));

    await spool.putAside(String(fileName), new Error('foreign'));

    expect(await spool.list()).toEqual([]);
    expect(await readdir(join(directory, 'aside'))).toEqual([fileName]);
  });

  it('stops nobody when the disk takes and gives nothing', async () => {
    await writeFile(directory, 'in the way');

    expect(await spool.keep(acceptanceOf(101))).toBeUndefined();
    expect(await spool.list()).toEqual([]);
    await spool.remove('101-x.json');
    await spool.putAside('101-x.json', new Error('foreign'));
  });

  it('keeps again as soon as the disk takes it', async () => {
    await writeFile(directory, 'in the way');
    await spool.keep(acceptanceOf(101));
    await rm(directory);
    await mkdir(directory);

    expect(await spool.keep(acceptanceOf(101))).toBeDefined();
  });
});
