import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { ClusterPlan } from './cluster-plan.js';
import type { DatabaseUser } from './database-user.js';
import { findFreePort } from './free-port.js';
import { runAs } from './run-command.js';
import { openUsersPipe, type Presence } from './users-pipe.js';

/**
 * Runs the server as its child and stops it when the last user has gone, that is when reading the FIFO (3) ends.
 * Until then it notes each user that announces itself in the lock file (4), which is locked as long as the shell lives.
 * TERM is for a server that has not yet learnt what INT means, and that inherited to ignore it.
 */
const KEEPER = `
"$@" </dev/null 3<&- 4>&- &
server=$!
(
  while read -r user; do echo "$user" >&4; done <&3
  kill -TERM "$server"
  kill -INT "$server"
) &
users=$!
exec 3<&-
wait "$server"
kill "$users" 2>/dev/null
`;

/** Starts a server under a keeper of its own session, out of reach of the terminal's Ctrl-C, with us as its first user. */
export async function launchServer(plan: ClusterPlan, lock: number): Promise<Presence> {
  const command = await serverCommand(plan);
  const log = openSync(plan.files.log, 'w', 0o600);
  try {
    const { presence, reader } = await openUsersPipe(plan.files.users);
    try {
      await spawnKeeper(command, plan.user, ['ignore', log, log, reader, lock]);
      return presence;
    } catch (error) {
      presence.leave();
      throw error;
    } finally {
      closeSync(reader);
    }
  } finally {
    closeSync(log);
  }
}

async function spawnKeeper(
  command: readonly string[],
  user: DatabaseUser,
  stdio: ('ignore' | number)[],
): Promise<void> {
  const args = ['-c', KEEPER, 'generation-api-keeper', ...command];
  const keeper = spawn('/bin/sh', args, { ...runAs(user), detached: true, stdio });
  await once(keeper, 'spawn');
  keeper.unref();
}

async function serverCommand(plan: ClusterPlan): Promise<string[]> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: await findFreePort(),
    unix_socket_directories: '',
    max_connections: 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Rows and statements hold prompts, the log must not.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(!plan.durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [plan.binaries.postgres, '-D', plan.files.cluster, ...options];
}
