import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tryCommand } from './run-command.js';
import { isSystemError } from './system-error.js';

/** Of macOS' <fcntl.h>: flock(2) with open(2). */
const O_EXLOCK = 0x20;

/**
 * Locks a file, which is made if need be; undefined: it is locked.
 * The kernel's lock belongs to the open file: it lasts until we and every child that inherited it have closed it or died.
 */
export async function tryLock(path: string): Promise<FileHandle | undefined> {
  return process.platform === 'darwin' ? openLocked(path) : openAndLock(path);
}

async function openLocked(path: string): Promise<FileHandle | undefined> {
  const { O_RDWR, O_CREAT, O_APPEND, O_NONBLOCK } = constants;
  try {
    return await open(path, O_RDWR | O_CREAT | O_APPEND | O_NONBLOCK | O_EXLOCK, 0o600);
  } catch (error) {
    if (isSystemError(error, 'EAGAIN', 'EWOULDBLOCK')) return undefined;
    throw error;
  }
}

async function openAndLock(path: string): Promise<FileHandle | undefined> {
  const file = await open(path, 'a+', 0o600);
  try {
    const { code, stderr } = await tryCommand('flock', ['-n', '3'], { inherit: file.fd });
    if (code === 0) return file;
    if (code !== 1) throw new Error(`${path} cannot be locked: ${stderr.trim()}`);
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  return undefined;
}
