import { hash } from 'node:crypto';

/** Who asks. */
export interface Asker {
  /** The user: users never get each other's answers. */
  readonly owner: number;
  /** The user's project in whose figures the question is counted; does not decide the answer. */
  readonly project: number | null;
}

/** What is asked, in the form in which two requests are compared. */
export interface Question extends Asker {
  /** Canonical JSON of everything that decides the answer, the owner included. */
  readonly canonical: string;
  /** MD5 of the canonical form, in hex: finds an answer, but alone proves nothing. */
  readonly digest: string;
  /** false: neither reads, writes nor joins. */
  readonly usesCache: boolean;
}

/** @param terms what decides the answer, defaults filled in; flat */
export function questionOf(
  { owner, project }: Asker,
  terms: Readonly<Record<string, string | number | null>>,
  usesCache: boolean,
): Question {
  const canonical = canonicalJson({ ...terms, owner });
  return { owner, project, canonical, digest: hash('md5', canonical), usesCache };
}

/** SHA-256 of the canonical form: stands for the question where that is not at hand, because nobody can think of another one with the same. */
export function keyOf({ canonical }: Question): string {
  return hash('sha256', canonical, 'base64url');
}

/** JSON with sorted keys: equal terms give equal text. */
function canonicalJson(terms: Readonly<Record<string, string | number | null>>): string {
  return JSON.stringify(terms, Object.keys(terms).sort());
}
