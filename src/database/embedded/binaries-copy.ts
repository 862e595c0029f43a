import { lstat, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runCommand } from './run-command.js';
import { isSystemError } from './system-error.js';

/** Open to every user, and kept over a restart of the machine. */
const PUBLIC_FOLDER = '/var/tmp';

/**
 * Copies a package where every user can read it, once for each version, and returns the copy's folder.
 * Copies appear whole or not at all, so that starts at the same time do not disturb each other.
 */
export async function copyPackage(
  source: string,
  complete: (folder: string) => Promise<void>,
  log: (line: string) => void,
): Promise<string> {
  const copy = join(PUBLIC_FOLDER, await nameOfCopy(source));
  if (await isOwnCopy(copy)) return copy;
  const draft = await mkdtemp(`${copy}.new-`);
  try {
    await runCommand('cp', ['-R', `${source}/.`, draft]);
    await runCommand('chmod', ['-R', 'a+rX,u+w,go-w', draft]);
    await complete(draft);
    await rename(draft, copy);
    log(`PostgreSQL's programs were copied to ${copy}: they cannot be used in ${source}`);
  } catch (error) {
    await rm(draft, { recursive: true });
    const wasOvertaken = isSystemError(error, 'ENOTEMPTY', 'EEXIST') && (await isOwnCopy(copy));
    if (!wasOvertaken) throw error;
  }
  return copy;
}

async function nameOfCopy(source: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  const { version } = manifest as { version: string };
  return `generation-api-binaries-${process.geteuid?.() ?? ''}-${basename(source)}-${version}`;
}

/** False: there is none; throws when it is not beyond doubt that nobody but us has written it. */
async function isOwnCopy(copy: string): Promise<boolean> {
  try {
    const found = await lstat(copy);
    const isOwn = found.isDirectory() && found.uid === process.geteuid?.();
    const isWritableByOthers = (found.mode & 0o022) !== 0;
    if (isOwn && !isWritableByOthers) return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
  throw new Error(`${copy} was not made by this user alone; remove it, or set DATABASE_URL`);
}
