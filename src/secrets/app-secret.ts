import { hkdfSync } from 'node:crypto';

/** What keys are derived for; a key for one thing is good for no other. */
export type Purpose = 'image addresses' | 'webhook secrets';

/** The secrets behind all keys that the service derives. */
export interface SecretSources {
  readonly current: string;
  /** What APP_SECRET was before. */
  readonly previous: string | undefined;
  /** What the database keeps; it may be the current one. */
  readonly kept: string | undefined;
}

const KEY_BYTES = 32;

/** Derives keys from APP_SECRET or, where that is not set, from what the database keeps (HKDF, RFC 5869). */
export class AppSecret {
  constructor(private readonly sources: SecretSources) {}

  /** Signs and seals. */
  key(purpose: Purpose): Buffer {
    return derived(this.sources.current, purpose);
  }

  /** What may have signed: the one that signs now first. */
  verifyingKeys(purpose: Purpose): readonly Buffer[] {
    const { current, previous } = this.sources;
    return keysOf([current, previous], purpose);
  }

  /** What may have sealed. The kept one among them, so that APP_SECRET can be set later on; but who can read the database signs nothing with it. */
  openingKeys(purpose: Purpose): readonly Buffer[] {
    const { current, previous, kept } = this.sources;
    return keysOf([current, previous, kept], purpose);
  }
}

function keysOf(secrets: readonly (string | undefined)[], purpose: Purpose): readonly Buffer[] {
  return [...new Set(secrets)].flatMap((secret) =>
    secret === undefined ? [] : [derived(secret, purpose)],
  );
}

function derived(secret: string, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `generation-api ${purpose}`, KEY_BYTES));
}
