import { HeldLock } from './held-lock.js';
import type { ShakenPostgres } from './shaken-postgres.js';

/** How a database can be away for a while. */
export interface Outage {
  readonly title: string;
  begin(postgres: ShakenPostgres, lock: HeldLock): Promise<void> | void;
  /** Resolves when it is back. */
  end(postgres: ShakenPostgres, lock: HeldLock): Promise<void> | void;
}

export const OUTAGES: readonly Outage[] = [
  {
    title: 'is restarted',
    begin: (postgres) => postgres.stop(),
    end: (postgres) => postgres.startAgain(),
  },
  {
    title: 'freezes',
    begin: (postgres) => postgres.freeze(),
    end: (postgres) => postgres.thaw(),
  },
  {
    title: 'is cut off',
    begin: ({ proxy }) => proxy.shut(),
    end: ({ proxy }) => proxy.open(),
  },
  {
    title: 'is behind a network that swallows everything',
    begin: ({ proxy }) => proxy.silence(),
    end: ({ proxy }) => proxy.open(),
  },
  {
    title: 'has every connection held up by a lock',
    begin: (_, lock) => lock.take(),
    end: (_, lock) => lock.release(),
  },
];
