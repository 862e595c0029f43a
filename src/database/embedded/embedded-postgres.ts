import { ensureCluster } from './cluster.js';
import { locateCluster } from './cluster-files.js';
import type { ClusterPlan } from './cluster-plan.js';
import { findDatabaseUser } from './database-user.js';
import { poll } from './poll.js';
import { prepareBinaries } from './postgres-binaries.js';
import { launchServer } from './server-keeper.js';
import { ServerEndedError, waitUntilReady } from './server-readiness.js';
import { tryLock } from './start-lock.js';
import { joinUsers, type Presence } from './users-pipe.js';

/** More than one: the chosen port may be taken at the last moment. */
const ATTEMPTS = 3;
const ENTRY_TIMEOUT_MS = 30_000;

/** A user's hold on the server of a data directory. */
export interface EmbeddedPostgres {
  /** postgresql://… of the database `generation`, password included. */
  readonly url: string;
  /** The cluster's folder. */
  readonly location: string;
  /** Stops using the server; it ends, by itself and soon after, with its last user. */
  release(): Promise<void>;
}

interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Whether commits outlive a power cut; tests do without. */
  readonly durable: boolean;
  /** Takes lines on what a user may wonder about: things that lie elsewhere, a start that has to wait. */
  readonly log: (line: string) => void;
}

/**
 * Starts the PostgreSQL of a data directory, or joins the users of the one that runs there already.
 * The server ends with its last user, however that one ends; an existing cluster is kept.
 */
export async function startEmbeddedPostgres({
  dataDir,
  durable,
  log,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = await findDatabaseUser();
  const binaries = await prepareBinaries(user, log);
  const files = await locateCluster(dataDir, user, log);
  const plan = { binaries, user, files, durable, log };
  for (let attempt = 1; ; attempt++) {
    const presence = await enter(plan);
    try {
      const url = await waitUntilReady(files, presence);
      return { url, location: files.cluster, release: () => leave(presence) };
    } catch (error) {
      presence.leave();
      if (attempt === ATTEMPTS || !(error instanceof ServerEndedError)) throw error;
    }
  }
}

function leave(presence: Presence): Promise<void> {
  presence.leave();
  return Promise.resolve();
}

/** Becomes a user: of the running server, or of a new one as soon as the old one has ended. */
async function enter(plan: ClusterPlan): Promise<Presence> {
  const { files, log } = plan;
  const tryEnter = async () => (await joinUsers(files)) ?? (await tryStart(plan));
  const presence = await tryEnter();
  if (presence) return presence;
  log(`Waiting for the PostgreSQL in ${files.cluster}, which is about to start or to end`);
  return poll(
    tryEnter,
    ENTRY_TIMEOUT_MS,
    () => `The PostgreSQL in ${files.cluster} neither serves nor ends`,
  );
}

/** Undefined: somebody else starts, keeps or stops a server. */
async function tryStart(plan: ClusterPlan): Promise<Presence | undefined> {
  const lock = await tryLock(plan.files.lock);
  if (!lock) return undefined;
  try {
    await lock.truncate();
    await ensureCluster(plan, lock.fd);
    return await launchServer(plan, lock.fd);
  } finally {
    await lock.close();
  }
}
