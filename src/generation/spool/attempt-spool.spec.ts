import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { closeSync, openSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { OWNERS, spoolOf, spoolsIn } from '../../../test/support/spool-of.js';
import type { Acceptance } from '../rows/acceptances.repository.js';
import type { HeldAttempt } from '../leases/hold.js';
import { AttemptSpool } from './attempt-spool.js';
import type { LeftSpool } from './left-spools.js';
import { spoolFileName } from './spool-name.js';

const attemptOf = (id: number): HeldAttempt => ({ hold: { id, fence: 1 }, number: 1 });

const acceptanceOf = (id: number): Acceptance => ({
  ...attemptOf(id),
  job: { requestId: `req-${id}`, acceptedAt: 0 },
});

/** Whatever has this file open writes to a disk without room from now on. */
function fillDisk(path: string): void {
  const descriptors = readdirSync('/proc/self/fd').map(Number);
  const descriptor = descriptors.find((open) => linkOf(open) === path);
  if (descriptor === undefined) throw new Error('nobody has it open');
  closeSync(descriptor);
  const others: number[] = [];
  for (let full = openFull(); full !== descriptor; full = openFull()) others.push(full);
  for (const other of others) closeSync(other);
}

function openFull(): number {
  return openSync('/dev/full', 'w');
}

function linkOf(descriptor: number): string | undefined {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // It was that of the listing.
    return undefined;
  }
}

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

  async function find(): Promise<LeftSpool | undefined> {
    const [found] = await spoolsIn(dataDir).list();
    return found;
  }

  async function left(): Promise<readonly Acceptance[]> {
    return (await find())?.acceptances ?? [];
  }

  function path(): string {
    return join(directory, spoolFileName(OWNERS.dead));
  }

  it('has written what it keeps when it returns', async () => {
    spool.keepAcceptance(acceptanceOf(101));
    const reading = left();
    spool.keepAcceptance(acceptanceOf(102));

    expect(await reading).toEqual(expect.arrayContaining([acceptanceOf(101)]));
    expect(await left()).toEqual([acceptanceOf(101), acceptanceOf(102)]);
  });

  it('makes no file before there is anything to tell of', async () => {
    spool.onApplicationShutdown();

    expect(await readdir(dataDir)).toEqual([]);
  });

  it('tells before the first attempt that none was sent', async () => {
    spool.open();

    expect(await find()).toMatchObject({ sent: [], tellsAll: true });
  });

  it('tells of what is about to be done', async () => {
    spool.open();
    spool.keepSending(attemptOf(101));
    spool.keepBeginning(attemptOf(102));

    expect(await find()).toMatchObject({
      sent: [attemptOf(101)],
      begun: [attemptOf(102)],
      tellsAll: true,
    });
  });

  it('leaves nothing when the database knows of everything', async () => {
    const kept = [
      spool.keepAcceptance(acceptanceOf(101)),
      spool.keepSending(attemptOf(102)),
      spool.keepBeginning(attemptOf(102)),
    ];
    for (const one of kept) one.settle();

    spool.onApplicationShutdown();

    expect(await readdir(directory)).toEqual([]);
  });

  it('leaves what the database does not know of', async () => {
    spool.keepAcceptance(acceptanceOf(101)).settle();
    spool.keepAcceptance(acceptanceOf(102));

    spool.onApplicationShutdown();

    expect(await left()).toContainEqual(acceptanceOf(102));
  });

  it('is written anew after a thousand lines, with what is not settled', async () => {
    const first = spool.keepSending(attemptOf(1));
    const kept = Array.from({ length: 1_000 }, (_, n) => spool.keepSending(attemptOf(n + 2)));
    const longest = statSync(path()).size;
    first.settle();
    for (const one of kept.slice(1)) one.settle();
    const others = Array.from({ length: 1_000 }, (_, n) => spool.keepSending(attemptOf(n + 2_000)));
    for (const one of others) one.settle();
    for (let n = 0; n < 1_000; n++) spool.keepSending(attemptOf(n + 4_000)).settle();

    const found = await find();

    expect(found).toMatchObject({ tellsAll: true });
    expect(found?.sent).toContainEqual(attemptOf(2));
    expect(found?.sent).not.toContainEqual(attemptOf(1));
    expect(found?.sent).not.toContainEqual(attemptOf(2_000));
    expect(found?.tellsAbove).toBeGreaterThanOrEqual(2_999);
    expect(statSync(path()).size).toBeLessThan(longest);
    expect(await readdir(directory)).toEqual([spoolFileName(OWNERS.dead)]);
  });

  it('begins another file when its own was removed', async () => {
    spool.keepAcceptance(acceptanceOf(101));
    await rm(directory, { recursive: true });

    spool.keepAcceptance(acceptanceOf(102));

    expect(await left()).toEqual([acceptanceOf(101), acceptanceOf(102)]);
  });

  it('stops nobody while the disk refuses, and keeps it as soon as the disk takes it', async () => {
    await writeFile(directory, 'in the way');
    const kept = spool.keepAcceptance(acceptanceOf(101));
    await kept.makeDurable();
    await rm(directory);

    await kept.makeDurable();

    expect(await left()).toEqual([acceptanceOf(101)]);
    kept.settle();
    spool.onApplicationShutdown();
    expect(await readdir(directory)).toEqual([]);
  });

  describe('on a disk that is full', () => {
    beforeEach(() => {
      spool.keepAcceptance(acceptanceOf(101));
    });

    it('says from then on that it does not tell of everything, and lets the order be sent', async () => {
      fillDisk(path());
      spool.keepSending(attemptOf(102));

      expect(await find()).toMatchObject({ tellsAll: false, acceptances: [acceptanceOf(101)] });
    });

    it('says so as well when its process is shutting down', async () => {
      spool.onApplicationShutdown();
      await mkdir(`${path()}.new`);
      spool.keepSending(attemptOf(102));

      expect(await find()).toMatchObject({ tellsAll: false, acceptances: [acceptanceOf(101)] });
    });

    it('tells of everything again as soon as there is room', async () => {
      fillDisk(path());
      spool.keepSending(attemptOf(102));

      spool.keepSending(attemptOf(103));

      expect(await find()).toMatchObject({
        acceptances: [acceptanceOf(101)],
        sent: [attemptOf(102), attemptOf(103)],
        tellsAll: true,
      });
    });

    it('need not tell of an acceptance to tell of everything that was sent', async () => {
      fillDisk(path());
      spool.keepAcceptance(acceptanceOf(102));

      expect(await find()).toMatchObject({ tellsAll: true, acceptances: [acceptanceOf(101)] });
    });
  });

  it('lets nothing be sent when the disk takes nothing at all', async () => {
    await mkdir(path(), { recursive: true });

    expect(() => spool.keepSending(attemptOf(101))).toThrow('EISDIR');
  });
});
