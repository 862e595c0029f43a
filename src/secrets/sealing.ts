import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** What was written before there were seals begins with none of this. */
const MARK = 'sealed:1:';

/** Whether a text is sealed, by whatever key. */
export function isSealed(text: string): boolean {
  return text.startsWith(MARK);
}

/**
 * Text that only the key opens, and only as what it is bound to (AES-256-GCM).
 *
 * @param key 32 bytes
 * @param bound what it belongs to; not secret, and not in the result
 */
export function seal(text: string, key: Buffer, bound: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(bound));
  const bytes = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return MARK + Buffer.concat(bytes).toString('base64url');
}

/** Undefined: none of the keys has sealed it, or as something else. */
export function findOpened(
  sealed: string,
  keys: readonly Buffer[],
  bound: string,
): string | undefined {
  const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url');
  for (const key of keys) {
    const text = openedBy(key, bytes, bound);
    if (text !== undefined) return text;
  }
  return undefined;
}

function openedBy(key: Buffer, bytes: Buffer, bound: string): string | undefined {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    // Node has no other way to say that the key is another one.
    return undefined;
  }
}
