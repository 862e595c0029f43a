import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { ApiKeys } from '../api-keys.js';
import type { KeysOrder } from './keys-arguments.js';
import { keysTable } from './keys-table.js';

/** There is no such key; the message is for the user. */
export class NoSuchKey extends Error {}

/** Does with keys what a command line orders. */
@Injectable()
export class KeysCommand {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  /** What to print. Rejects with NoSuchKey. */
  async carryOut(order: KeysOrder): Promise<string> {
    switch (order.action) {
      case 'create':
        return (await this.keys.create(order.key)).text;
      case 'list':
        return keysTable(await this.keys.list(), this.clock.now());
      case 'revoke':
        return this.revoke(order.id);
      case 'rotate':
        return this.rotate(order.id, order.overlapMs);
    }
  }

  private async revoke(id: number): Promise<string> {
    if (await this.keys.revoke(id)) return `Key ${id} is revoked.`;
    throw new NoSuchKey(`There is no key ${id}.`);
  }

  private async rotate(id: number, overlapMs: number): Promise<string> {
    const rotated = await this.keys.rotate(id, overlapMs);
    if (rotated) return rotated.text;
    throw new NoSuchKey(`There is no key ${id}, or it has expired or is revoked.`);
  }
}
