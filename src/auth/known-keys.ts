import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../common/time/clock.js';
import { Gathered } from '../database/gathered.js';
import type { ValidKey } from './valid-key.js';
import { ValidKeysRepository } from './valid-keys.repository.js';

/** A key that is revoked is good for no longer than this, on any node, whatever becomes of notifications. */
const FRESH_MS = 500;

const MOST = 10_000;

interface Known {
  /** When the statement that read it was begun, in epoch milliseconds. */
  readonly readAt: number;
  readonly key: ValidKey;
}

/** Valid keys, read anew twice a second at the most, all that are asked for at the same time by one statement. */
@Injectable()
export class KnownKeys {
  private readonly known = new LRUCache<number, Known>({ max: MOST });
  private readonly reads: Gathered<number, ValidKey | undefined>;

  constructor(
    private readonly repository: ValidKeysRepository,
    private readonly clock: Clock,
  ) {
    this.reads = new Gathered((ids) => this.read(ids));
  }

  /** Undefined: it is not valid. At once when it was read a moment ago; else rejects when the database is away. */
  find(id: number): ValidKey | Promise<ValidKey | undefined> {
    const known = this.known.get(id);
    return known && this.isFresh(known) ? known.key : this.reads.add(id);
  }

  private async read(ids: readonly number[]): Promise<readonly (ValidKey | undefined)[]> {
    const readAt = this.clock.now();
    const found = await this.repository.findAll([...new Set(ids)]);
    for (const id of ids) {
      const key = found.get(id);
      if (key) this.known.set(id, { readAt, key });
      else this.known.delete(id);
    }
    return ids.map((id) => found.get(id));
  }

  /** A clock that was put back makes nothing fresh. */
  private isFresh({ readAt }: Known): boolean {
    const ageMs = this.clock.now() - readAt;
    return ageMs >= 0 && ageMs < FRESH_MS;
  }
}
