import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterPlan } from './cluster-plan.js';
import { runCommand, type CommandOptions } from './run-command.js';

/** The cluster's superuser and its database. */
export const DATABASE_NAME = 'generation';

/**
 * Makes a cluster in the folder `draft` and moves it to its place when it is whole.
 * Its password is kept before: there is never a cluster without one, whenever we are killed.
 */
export async function createCluster(
  plan: ClusterPlan,
  draft: string,
  /** Stays locked as long as a program is at the draft, even when we are killed. */
  lock: number,
): Promise<void> {
  const { files, user, durable } = plan;
  const data = join(draft, 'data');
  const password = randomBytes(24).toString('hex');
  const passwordFile = join(draft, 'password');
  await chmod(draft, 0o711);
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await Promise.all([data, passwordFile].map((path) => chown(path, user.uid, user.gid)));
  await initialize(plan, data, passwordFile, { user, inherit: lock });
  await rm(files.password, { force: true });
  await writeFile(files.password, password, { mode: 0o600, flag: 'wx', flush: durable });
  await rename(data, files.cluster);
}

async function initialize(
  { binaries, durable }: ClusterPlan,
  data: string,
  passwordFile: string,
  options: CommandOptions,
): Promise<void> {
  await runCommand(
    binaries.initdb,
    [
      ...['--pgdata', data, '--username', DATABASE_NAME, '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C'],
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ...(durable ? [] : ['--no-sync']),
    ],
    options,
  );
  await runCommand(
    binaries.postgres,
    [
      ...['--single', '-D', data, '-c', 'exit_on_error=on'],
      ...['-c', `fsync=${durable ? 'on' : 'off'}`, 'template1'],
    ],
    { ...options, input: `ALTER DATABASE postgres RENAME TO ${DATABASE_NAME};\n` },
  );
}
