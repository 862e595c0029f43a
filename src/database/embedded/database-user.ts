import { tryCommand, type ProcessOwner } from './run-command.js';

/** Whom PostgreSQL runs as. */
export interface DatabaseUser extends ProcessOwner {
  /** Whether it is another one than the user of this process. */
  readonly isAnother: boolean;
}

const USERS_INSTEAD_OF_ROOT = ['postgres', 'nobody'];

/** Our own user, or, as PostgreSQL refuses to run as root, a less mighty one. */
export async function findDatabaseUser(): Promise<DatabaseUser> {
  const uid = process.geteuid?.();
  const gid = process.getegid?.();
  if (uid === undefined || gid === undefined) {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}; set DATABASE_URL`);
  }
  return uid === 0 ? findUserInsteadOfRoot() : { uid, gid, isAnother: false };
}

async function findUserInsteadOfRoot(): Promise<DatabaseUser> {
  for (const name of USERS_INSTEAD_OF_ROOT) {
    const [uid, gid] = await Promise.all([findId('-u', name), findId('-g', name)]);
    if (uid !== undefined && gid !== undefined) return { uid, gid, isAnother: true };
  }
  throw new Error(
    `PostgreSQL cannot run as root, and there is no user ${USERS_INSTEAD_OF_ROOT.join(' or ')}; set DATABASE_URL`,
  );
}

async function findId(kind: '-u' | '-g', name: string): Promise<number | undefined> {
  const { code, stdout } = await tryCommand('id', [kind, name]);
  return code === 0 ? Number(stdout) : undefined;
}
