import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
} from '@nestjs/common';
import { reached } from '../../common/milestones/milestone.js';
import { Jobs } from '../../jobs/jobs.js';
import { PATIENCE_MS } from '../sending/webhook-sender.js';
import { DeliveryAttempts } from './delivery-attempts.js';
import {
  type ClaimedDelivery,
  DeliveryQueueRepository,
  type Room,
} from './delivery-queue.repository.js';
import { SEND_EVENTS } from './send-events.js';

/** Longer than any attempt lasts. */
const LEASE_MS = PATIENCE_MS + 5_000;

/** A receiver that takes its time keeps so many of its owner's events waiting, and nobody else's. */
const PER_OWNER = 4;
const PER_NODE = 256;
/** The rest is for owners of whom nothing is being sent: many receivers that take their time are no reason to wait for anybody else. */
const SHARED = PER_NODE - PER_NODE / 4;

/** Sends what is due, so much at once as there is room for. */
@Injectable()
export class DeliveryDispatcher implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryDispatcher.name);
  private readonly inFlight = new Map<number, number>();
  private readonly attempts = new Set<Promise<void>>();
  private isClaiming = false;
  private isNews = false;
  private isStopping = false;

  constructor(
    private readonly queue: DeliveryQueueRepository,
    private readonly sending: DeliveryAttempts,
    jobs: Jobs,
  ) {
    jobs.handle(SEND_EVENTS.task, () => this.dispatch());
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.attempts);
  }

  /** Takes what there is room for. Who calls while it is being taken is heard afterwards. Rejects when the database is away. */
  private async dispatch(): Promise<void> {
    this.isNews = true;
    if (this.isClaiming) return;
    this.isClaiming = true;
    try {
      while (this.isNews && !this.isStopping && this.attempts.size < PER_NODE) {
        this.isNews = false;
        await this.claim();
      }
    } finally {
      this.isClaiming = false;
    }
  }

  private async claim(): Promise<void> {
    const room = this.room();
    const claimed = await this.queue.claim(room, LEASE_MS);
    if (claimed.length > 0) reached('deliveries.claimed');
    for (const delivery of claimed) this.start(delivery);
    // There may be more, for the places that are kept.
    if (claimed.length === room.free) this.isNews = true;
  }

  private room(): Room {
    const { inFlight } = this;
    const taken = this.attempts.size;
    return taken < SHARED
      ? { inFlight, perOwner: PER_OWNER, free: SHARED - taken }
      : { inFlight, perOwner: 1, free: PER_NODE - taken };
  }

  private start(delivery: ClaimedDelivery): void {
    this.count(delivery, 1);
    const attempt = this.sending.make(delivery).finally(() => {
      const wasFull = this.attempts.size >= SHARED || this.countOf(delivery) === PER_OWNER;
      this.count(delivery, -1);
      this.attempts.delete(attempt);
      // Others may have waited for the place, and their job is over.
      if (wasFull) this.refill();
    });
    this.attempts.add(attempt);
  }

  private refill(): void {
    this.dispatch().catch((error: unknown) =>
      this.logger.warn({ event: 'webhook.refill_failed', error }),
    );
  }

  private countOf({ userId }: ClaimedDelivery): number {
    return this.inFlight.get(userId) ?? 0;
  }

  private count(delivery: ClaimedDelivery, change: number): void {
    const count = this.countOf(delivery) + change;
    if (count === 0) this.inFlight.delete(delivery.userId);
    else this.inFlight.set(delivery.userId, count);
  }
}
