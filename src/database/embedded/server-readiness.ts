import { readFile } from 'node:fs/promises';
import { Client, DatabaseError } from 'pg';
import { DATABASE_NAME } from './cluster-creation.js';
import type { ClusterFiles } from './cluster-files.js';
import { poll } from './poll.js';
import { findServerNote } from './server-process.js';
import type { Presence } from './users-pipe.js';

const READY_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;
const LOG_LINES_SHOWN = 20;
/** Classes of SQLSTATE that waiting does not cure: refused password, missing database. */
const LASTING_FAULTS = /^(28|3D)/;

/** The server ended before it answered. */
export class ServerEndedError extends Error {}

/** The URL of a server that answers; throws with the server's last words when it ends, or has not answered in 30 s. */
export async function waitUntilReady(files: ClusterFiles, presence: Presence): Promise<string> {
  const password = await readFile(files.password, 'utf8');
  const ask = async () => {
    if (!presence.announce()) throw new ServerEndedError(await complaint(files, 'ended'));
    const note = await findServerNote(files.cluster);
    if (!note) return undefined;
    const url = `postgresql://${DATABASE_NAME}:${password}@127.0.0.1:${note.port}/${DATABASE_NAME}`;
    return (await answers(url)) ? url : undefined;
  };
  return poll(ask, READY_TIMEOUT_MS, () => complaint(files, 'does not answer'));
}

/** False on any fault that may pass: the server is not up yet, or full. */
async function answers(url: string): Promise<boolean> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && LASTING_FAULTS.test(error.code ?? '')) throw error;
    return false;
  } finally {
    await client.end();
  }
}

async function complaint(files: ClusterFiles, what: string): Promise<string> {
  const lines = (await readFile(files.log, 'utf8')).trimEnd().split('\n').slice(-LOG_LINES_SHOWN);
  return [
    `The PostgreSQL in ${files.cluster} ${what}. Its log (${files.log}) ends with:`,
    ...lines,
  ].join('\n');
}
