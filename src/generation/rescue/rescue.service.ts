import { setMaxListeners } from 'node:events';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { reached } from '../../common/milestones/milestone.js';
import { ServingState } from '../../common/serving/serving-state.js';
import { AppConfig } from '../../config/app-config.js';
import { Gathered } from '../../database/gathered.js';
import { Jobs } from '../../jobs/jobs.js';
import type { Hold } from '../leases/hold.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { LOOK_AFTER } from '../look-after.js';
import { Resumption } from './resumption.js';

/** Most of them wait for their turn at FIBO, where owners take turns: whoever is left in front of this door does not. */
const MAX_VISITS = 1_000;

/** Goes on with generations that nobody works on: those that were handed over, late ones, and those whose process ended in the middle. */
@Injectable()
export class RescueService implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(RescueService.name);
  private readonly visits = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  /** Many come at once, as a batch's do. */
  private readonly takeOvers: Gathered<number, Hold | undefined>;

  constructor(
    { fibo }: AppConfig,
    jobs: Jobs,
    private readonly leases: LeaseKeeper,
    private readonly resumption: Resumption,
    serving: ServingState,
  ) {
    // Every visit listens to it, and there may be very many.
    setMaxListeners(0, this.stopping.signal);
    this.takeOvers = new Gathered((ids) => leases.takeOver(ids, fibo.mode === 'simulator'));
    serving.onLastCall(() => this.stop());
    jobs.handle(LOOK_AFTER.task, (id) => this.lookAfter(id));
  }

  onModuleDestroy(): void {
    this.stop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.visits);
  }

  /** The rows are given back, for others to go on with. */
  private stop(): void {
    this.stopping.abort(new Error('the service is stopping'));
  }

  /** How many more rows this process can go on with. */
  get room(): number {
    return this.stopping.signal.aborted ? 0 : MAX_VISITS - this.visits.size;
  }

  /** Takes a row over and starts to go on with it, unless somebody works on it. What there is no room for is left to whoever has some. */
  private async lookAfter(id: number): Promise<void> {
    await this.resumption.catchUp();
    if (this.room <= 0) return;
    reached('visit.beginning');
    const hold = await this.takeOvers.add(id);
    if (hold) this.start(hold);
  }

  private start(hold: Hold): void {
    const visit = this.resumption
      .resume(hold, this.stopping.signal)
      .then(() => this.logger.log({ event: 'rescue.completed', generationId: hold.id }))
      .catch((error: unknown) => this.tell(hold.id, error))
      .finally(() => {
        this.leases.drop(hold);
        this.visits.delete(visit);
      });
    this.visits.add(visit);
  }

  /** A picture that is still late is no news; a fault of our own is. */
  private tell(generationId: number, error: unknown): void {
    const code = error instanceof ApiError ? error.code : undefined;
    if (code === undefined) this.logger.error({ event: 'rescue.failed', generationId, error });
    else this.logger.debug({ event: 'rescue.visited', generationId, code });
  }
}
