import { existsSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createCluster } from './cluster-creation.js';
import type { ClusterPlan } from './cluster-plan.js';
import type { DatabaseUser } from './database-user.js';
import { clearLeftOvers } from './server-process.js';

/** What a cluster's name ends with, before something random, until it is whole. */
const DRAFT_SUFFIX = '.new-';

/** Makes the cluster unless there is one, and sees to it that nobody works there; only for the holder of `lock`. */
export async function ensureCluster(plan: ClusterPlan, lock: number): Promise<void> {
  const { cluster, password } = plan.files;
  await removeDrafts(cluster);
  if (existsSync(cluster)) {
    await checkOwner(cluster, plan.user);
    await clearLeftOvers(cluster);
    if (existsSync(password)) return;
    await setAside(cluster, plan.log);
  }
  const draft = await mkdtemp(cluster + DRAFT_SUFFIX);
  try {
    await createCluster(plan, draft, lock);
  } finally {
    await rm(draft, { recursive: true });
  }
}

/** Removes what we left when we were killed in the middle; in /var/tmp others may have made such names, too. */
async function removeDrafts(cluster: string): Promise<void> {
  const parent = dirname(cluster);
  for (const name of await readdir(parent)) {
    const path = join(parent, name);
    if (!path.startsWith(cluster + DRAFT_SUFFIX)) continue;
    const { uid } = await lstat(path);
    if (uid === process.geteuid?.()) await rm(path, { recursive: true });
  }
}

/** In /var/tmp anybody may have made the folder before us. */
async function checkOwner(cluster: string, user: DatabaseUser): Promise<void> {
  const found = await lstat(cluster);
  if (!found.isDirectory() || found.uid !== user.uid) {
    throw new Error(
      `${cluster} is no folder of uid ${user.uid}, as which PostgreSQL would run; change its owner, or move it away`,
    );
  }
}

/** A cluster without its password was left behind by a data directory that somebody removed. */
async function setAside(cluster: string, log: (line: string) => void): Promise<void> {
  const aside = `${cluster}.left-${new Date().toISOString().replaceAll(':', '')}`;
  await rename(cluster, aside);
  log(`The database in ${cluster} has lost its password file; it was moved to ${aside}`);
}
