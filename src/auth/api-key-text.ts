import { hash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const FORM = /^gen_([1-9]\d{0,14})_([\w-]{43})$/;

/** A key as its holder sends it, taken apart. */
export interface KeyParts {
  readonly id: number;
  /** SHA-256 of its secret: all that is kept of that. With 256 random bits nobody needs a slower one. */
  readonly secretHash: Buffer;
}

/** A new secret: 256 random bits in base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** `gen_12_…`: the id finds the key, the secret proves it. */
export function keyText(id: number, secret: string): string {
  return `gen_${id}_${secret}`;
}

export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** Undefined when the text cannot be a key. */
export function parseKey(text: string): KeyParts | undefined {
  const [, id, secret] = FORM.exec(text) ?? [];
  if (id === undefined || secret === undefined) return undefined;
  return { id: Number(id), secretHash: secretHash(secret) };
}
