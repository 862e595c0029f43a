import { join } from 'node:path';
import type { AppConfig } from '../../config/app-config.js';

const NAME = /^(?<owner>.+)\.\d+\.jsonl$/;

export function spoolDirectory({ dataDir }: AppConfig): string {
  return join(dataDir, 'spool');
}

/** The name of a process's nth segment. A process id with host and boot stays below the 255 bytes that a name may have. */
export function spoolFileName(owner: string, n: number): string {
  return `${encodeURIComponent(owner)}.${n}.jsonl`;
}

/** Whose segment a file is; undefined: it is none. */
export function findOwner(fileName: string): string | undefined {
  const encoded = NAME.exec(fileName)?.groups?.['owner'];
  try {
    return encoded && decodeURIComponent(encoded);
  } catch {
    // Nothing that we have named.
    return undefined;
  }
}
