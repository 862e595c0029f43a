import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isNativeError } from 'node:util/types';

/** In proc(5), `/proc/<pid>/stat`: places behind the command's name, which may contain anything. The start is in clock ticks since boot. */
const FIELDS = { state: 0, startedAt: 19 };

/** Ended, though its parent has not asked after it yet. */
const ENDED_STATES = ['Z', 'X'];

const SEPARATOR = '/';

/**
 * Which process this is: `host/boot/namespace/pid/start`. Hosts are named alike and process ids come again; together with the boot of the
 * kernel, the PID namespace and the start of the process they do not. Undefined where there is no /proc of Linux.
 */
export function ownIdentity(): string | undefined {
  const place = ownPlace();
  const own = findProcess(process.pid);
  return place && own && [...place, process.pid, own.startedAt].join(SEPARATOR);
}

/** A name for who holds leases: which process, and which holder in it. */
export function newLeaseOwner(): string {
  return `${ownIdentity() ?? 'unknown'}${SEPARATOR}${randomUUID()}`;
}

/** Whether this identity was that of a process beside this one, and it is no more. Of other hosts and other namespaces nobody here knows. */
export function isDead(identity: string): boolean {
  return lifeOf(identity) === 'dead';
}

/** Whether this identity is that of a process beside this one. */
export function isAlive(identity: string): boolean {
  return lifeOf(identity) === 'alive';
}

function lifeOf(identity: string): 'alive' | 'dead' | 'unknown' {
  const [host, boot, namespace, pid, startedAt] = identity.split(SEPARATOR);
  const place = ownPlace();
  if (!place || place.join(SEPARATOR) !== [host, boot, namespace].join(SEPARATOR)) return 'unknown';
  if (!isRunning(Number(pid))) return 'dead';
  const now = findProcess(Number(pid));
  if (!now) return 'unknown';
  const isAnother = now.startedAt !== startedAt || ENDED_STATES.includes(now.state);
  return isAnother ? 'dead' : 'alive';
}

function ownPlace(): readonly string[] | undefined {
  const boot = unlessMissing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'));
  const namespace = unlessMissing(() => readlinkSync('/proc/self/ns/pid'));
  // A /proc that was mounted for another namespace tells of other processes by our ids.
  const isOfOurs = unlessMissing(() => readlinkSync('/proc/self')) === String(process.pid);
  return boot && namespace && isOfOurs ? [hostname(), boot.trim(), namespace] : undefined;
}

/** Also of processes that this user may not see: a signal that is not allowed had somebody to go to. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

function findProcess(pid: number): Readonly<Record<keyof typeof FIELDS, string>> | undefined {
  const stat = unlessMissing(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[FIELDS.state] ?? '', startedAt: fields[FIELDS.startedAt] ?? '' };
}

/** Missing too: a process that ends while it is looked at, and what is not shown to this user. */
function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].some((code) => hasCode(error, code)))
      return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return isNativeError(error) && 'code' in error && error.code === code;
}
