import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { testConfig } from '../../../test/support/test-config.js';
import { type Forbearance, WebhookPatience } from '../../fibo/webhooks/webhook-patience.js';
import type { Hold } from './hold.js';
import { LeaseKeeper } from './lease-keeper.js';
import { LeaseRepository } from './lease.repository.js';

const WITH_WEBHOOKS = { FIBO_WEBHOOKS: 'on', PUBLIC_URL: 'https://studio.example' };

/** Leases without a database: they are prolonged and released on paper. */
class PaperLeases extends LeaseRepository {
  readonly prolonged: (readonly number[])[] = [];
  overdue: readonly Hold[] = [];
  owners: readonly string[] = [];
  ended: readonly string[] = [];
  readonly forbearances: (Forbearance | undefined)[] = [];

  constructor() {
    super(new DataSource({ type: 'postgres' }));
  }

  override async prolong(ids: readonly number[]): Promise<void> {
    this.prolonged.push(ids);
    return Promise.resolve();
  }

  override async listOwners(): Promise<readonly string[]> {
    return Promise.resolve(this.owners);
  }

  override async endLeases(owners: readonly string[]): Promise<void> {
    this.ended = owners;
    return Promise.resolve();
  }

  override async takeOver(
    ...args: Parameters<LeaseRepository['takeOver']>
  ): Promise<readonly Hold[]> {
    this.forbearances.push(args[3]);
    return Promise.resolve(this.overdue);
  }

  override async queueLeft(...args: Parameters<LeaseRepository['queueLeft']>): Promise<number> {
    this.forbearances.push(args[3]);
    return Promise.resolve(0);
  }

  override async release(): Promise<void> {
    return Promise.resolve();
  }
}

describe(LeaseKeeper.name, () => {
  let leases: PaperLeases;
  let patience: WebhookPatience;
  let keeper: LeaseKeeper;

  beforeEach(() => {
    jest.useFakeTimers();
    leases = new PaperLeases();
    const config = testConfig({ LEASE_MS: '15000', ...WITH_WEBHOOKS });
    patience = new WebhookPatience(config, { typicalMs: undefined }, new LeapingClock());
    keeper = new LeaseKeeper(config, leases, patience);
    keeper.onModuleInit();
  });

  afterEach(() => {
    keeper.onApplicationShutdown();
    jest.useRealTimers();
  });

  it('prolongs all leases at once, three times within a lease', async () => {
    keeper.hold({ id: 1, fence: 1 });
    keeper.hold({ id: 2, fence: 1 });

    await jest.advanceTimersByTimeAsync(15_000);

    expect(leases.prolonged).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
  });

  it('says nothing while it holds nothing', async () => {
    keeper.hold({ id: 1, fence: 1 });
    keeper.drop({ id: 1, fence: 1 });
    keeper.hold({ id: 2, fence: 1 });
    await keeper.release({ id: 2, fence: 1 }, 0);

    await jest.advanceTimersByTimeAsync(15_000);

    expect(leases.prolonged).toEqual([]);
  });

  it('keeps the lease it took over when the hold it had lost is dropped', async () => {
    keeper.hold({ id: 1, fence: 1 });
    leases.overdue = [{ id: 1, fence: 2 }];
    await keeper.takeOver([1], false);

    keeper.drop({ id: 1, fence: 1 });
    await jest.advanceTimersByTimeAsync(5000);

    expect(leases.prolonged).toEqual([[1]]);
  });

  it('gives a row that it took over to one of those who want it', async () => {
    leases.overdue = [{ id: 2, fence: 2 }];

    await expect(keeper.takeOver([1, 2, 2], false)).resolves.toEqual([
      undefined,
      { id: 2, fence: 2 },
      undefined,
    ]);
  });

  it('leaves alone what FIBO may yet tell of', async () => {
    await keeper.queueLeft(false, 1);
    await keeper.takeOver([1], false);

    expect(leases.forbearances).toEqual([patience.forbearance, patience.forbearance]);
    expect(patience.forbearance).toBeDefined();
  });

  it('ends the leases of a process that is no more, and of nobody else', async () => {
    const dead = keeper.owner.replace(/[0-9]+(?=\/[^/]+$)/, '1');
    leases.owners = [keeper.owner, dead, 'elsewhere/17/0190'];

    await keeper.endLeasesOfTheDead();

    expect(leases.ended).toEqual([dead]);
  });

  it('ends with the service', async () => {
    keeper.hold({ id: 1, fence: 1 });
    keeper.onApplicationShutdown();

    await jest.advanceTimersByTimeAsync(15_000);

    expect(leases.prolonged).toEqual([]);
  });
});
