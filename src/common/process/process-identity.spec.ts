import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { eventually } from '../../../test/support/eventually.js';
import { isAlive, isDead, ownIdentity } from './process-identity.js';

const FIELDS = ['host', 'boot', 'namespace', 'pid', 'start'] as const;

/** This process, but for one thing. */
function ownBut(field: (typeof FIELDS)[number], value: string): string {
  const parts = String(ownIdentity()).split('/');
  parts[FIELDS.indexOf(field)] = value;
  return parts.join('/');
}

async function endedPid(): Promise<string> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return String(child.pid);
}

describe('A process’s identity', () => {
  it('stays the same', () => {
    expect(ownIdentity()).toBe(ownIdentity());
    expect(String(ownIdentity()).split('/')).toHaveLength(FIELDS.length);
  });

  it('is alive while the process runs, whatever stands behind it', () => {
    expect(isDead(String(ownIdentity()))).toBe(false);
    expect(isDead(`${String(ownIdentity())}/more`)).toBe(false);
    expect(isAlive(`${String(ownIdentity())}/more`)).toBe(true);
  });

  it('is dead when no process has its id', async () => {
    expect(isDead(ownBut('pid', await endedPid()))).toBe(true);
  });

  it('is dead when nobody has asked yet how it ended', async () => {
    // The shell replaces itself by a program that asks after no child of its.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60'], { stdio: 'pipe' });
    try {
      const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
      const stat = `/proc/${String(pid).trim()}/stat`;
      const fields = await eventually(async () => {
        const text = await readFile(stat, 'latin1');
        return text.includes(') Z ') ? text.slice(text.lastIndexOf(')') + 2).split(' ') : undefined;
      });
      const parts = ownBut('pid', String(pid).trim()).split('/');

      expect(isDead([...parts.slice(0, -1), fields[19]].join('/'))).toBe(true);
    } finally {
      parent.kill('SIGKILL');
      await once(parent, 'exit');
    }
  });

  it('is dead when its id has come again', () => {
    expect(isDead(ownBut('start', '1'))).toBe(true);
    expect(isAlive(ownBut('start', '1'))).toBe(false);
  });

  it.each(['host', 'boot', 'namespace'] as const)(
    'is not known to be dead on another %s',
    async (field) => {
      const elsewhere = ownBut('pid', await endedPid()).split('/');
      elsewhere[FIELDS.indexOf(field)] = 'another';

      expect(isDead(elsewhere.join('/'))).toBe(false);
      expect(isAlive(elsewhere.join('/'))).toBe(false);
    },
  );

  it.each(['', 'web-1/17/0190', 'a/b/c/d/e'])(
    'is not known to be dead when it reads %j',
    (text) => {
      expect(isDead(text)).toBe(false);
    },
  );
});
