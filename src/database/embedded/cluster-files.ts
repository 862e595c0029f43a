import { createHash } from 'node:crypto';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.js';
import { tryCommand } from './run-command.js';

/** Absolute paths; all but the cluster are ours, the cluster is the database user's. */
export interface ClusterFiles {
  readonly cluster: string;
  /** Locked while a server is started, runs or stops; lists the users that its keeper has admitted. */
  readonly lock: string;
  /** FIFO that every user of the server holds open for writing. */
  readonly users: string;
  readonly password: string;
  /** Of the last server; PostgreSQL's own words. */
  readonly log: string;
}

/** Decides where the cluster of a data directory lies: in it, or in /var/tmp when `user` may not enter it. */
export async function locateCluster(
  dataDir: string,
  user: DatabaseUser,
  log: (line: string) => void,
): Promise<ClusterFiles> {
  await mkdir(dataDir, { recursive: true });
  const folder = await realpath(dataDir);
  const files = {
    cluster: join(folder, 'postgres'),
    lock: join(folder, 'postgres.lock'),
    users: join(folder, 'postgres.users'),
    password: join(folder, 'postgres.password'),
    log: join(folder, 'postgres.log'),
  };
  if (!user.isAnother || (await canEnter(folder, user))) return files;
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const cluster = `/var/tmp/generation-api-${hash}`;
  log(`The database lies in ${cluster}: PostgreSQL, as uid ${user.uid}, may not enter ${folder}`);
  return { ...files, cluster };
}

async function canEnter(folder: string, user: DatabaseUser): Promise<boolean> {
  const { code } = await tryCommand('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { user });
  return code === 0;
}
