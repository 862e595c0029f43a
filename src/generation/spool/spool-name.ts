import { join } from 'node:path';
import type { AppConfig } from '../../config/app-config.js';

/** The number is that of one of several files, as earlier versions wrote them, without a header; they still look for it. */
const NAME = /^(?<owner>.+)\.\d+\.jsonl(?:\.new)?$/;

export function spoolDirectory({ dataDir }: AppConfig): string {
  return join(dataDir, 'spool');
}

/** The name of a process's file. A process id with host and boot stays below the 255 bytes that a name may have. */
export function spoolFileName(owner: string): string {
  return `${encodeURIComponent(owner)}.0.jsonl`;
}

/** What is to become the file, while it is being written. */
export function draftOf(path: string): string {
  return `${path}.new`;
}

export function isDraft(fileName: string): boolean {
  return fileName.endsWith(draftOf(''));
}

/** Whose a file or a draft is; undefined: it is none. */
export function findOwner(fileName: string): string | undefined {
  const encoded = NAME.exec(fileName)?.groups?.['owner'];
  try {
    return encoded && decodeURIComponent(encoded);
  } catch {
    // Nothing that we have named.
    return undefined;
  }
}
