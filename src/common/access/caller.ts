/** What a key may be used for: making pictures and whatever else changes something, looking, managing keys. */
export const SCOPES = ['generate', 'read', 'admin'] as const;

export type Scope = (typeof SCOPES)[number];

/** What a key is for when nobody says. */
export const DEFAULT_SCOPES: readonly Scope[] = ['generate', 'read'];

/** A caller who acts for users of its own and names one in each request. */
export const ANY_USER = '*';

/** Whose something is; what belongs to several users is theirs only who act for any. */
export type Owner = number | 'several';

/** Who makes a request, as far as rights go. */
export interface Caller {
  /** The key that came with the request; null: keys are not in use. */
  readonly keyId: number | null;
  /** In whose name it acts, and no other's. */
  readonly user: number | typeof ANY_USER;
  readonly scopes: readonly Scope[];
}

/** Whoever reaches a service that has no keys. */
export const ANYBODY: Caller = { keyId: null, user: ANY_USER, scopes: SCOPES };
