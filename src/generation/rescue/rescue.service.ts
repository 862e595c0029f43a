import { setMaxListeners } from 'node:events';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { Repetition } from '../../common/time/repetition.js';
import { AppConfig } from '../../config/app-config.js';
import type { AttemptHistory } from '../../fibo/attempt-journal.js';
import type { GenerationAttemptEntity } from '../generation-attempt.entity.js';
import { GenerationDriver } from '../generation-driver.js';
import { GenerationReader } from '../generation.read.js';
import type { Hold } from '../leases/hold.js';
import { Journals } from '../journal/journals.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';

const SWEEP_INTERVAL_MS = 1_000;
const MAX_VISITS = 100;

/** Goes on with generations that nobody works on: late ones, and those whose process ended in the middle. */
@Injectable()
export class RescueService
  implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown
{
  private readonly logger = new Logger(RescueService.name);
  private readonly visits = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly sweeps = new Repetition(
    SWEEP_INTERVAL_MS,
    () => this.sweep(),
    (error) => this.logger.warn({ event: 'rescue.sweep_failed', error }),
  );
  private hasLookedForTheDead = false;

  constructor(
    private readonly config: AppConfig,
    private readonly leases: LeaseKeeper,
    private readonly reader: GenerationReader,
    private readonly journals: Journals,
    private readonly driver: GenerationDriver,
  ) {}

  onApplicationBootstrap(): void {
    // Every visit listens to it, and there may be a hundred.
    setMaxListeners(0, this.stopping.signal);
    this.sweeps.start();
  }

  onModuleDestroy(): void {
    this.sweeps.stop();
    this.stopping.abort(new Error('the service is stopping'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.visits);
  }

  /** Takes over what is overdue and starts to look after it. */
  private async sweep(): Promise<void> {
    await this.journals.catchUp();
    if (!this.hasLookedForTheDead) await this.leases.endLeasesOfTheDead();
    this.hasLookedForTheDead = true;
    const isSimulated = this.config.fibo.mode === 'simulator';
    const taken = await this.leases.takeOver(isSimulated, MAX_VISITS - this.visits.size);
    for (const hold of taken) this.start(hold);
  }

  private start(hold: Hold): void {
    const visit = this.visit(hold)
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

  private async visit(hold: Hold): Promise<void> {
    const terms = await this.reader.getTerms(hold.id);
    const history = historyOf(await this.reader.listAttempts(hold.id));
    const journal = this.journals.resume(hold, history);
    await this.driver.drive(terms, journal, this.stopping.signal);
  }
}

function historyOf(attempts: readonly GenerationAttemptEntity[]): AttemptHistory {
  const failed = attempts.flatMap(({ attemptClass }) => attemptClass ?? []);
  const last = attempts.at(-1);
  if (!last || last.attemptClass) return { failed, open: undefined };
  const { requestId, acceptedAt } = last;
  const open = requestId && acceptedAt ? { requestId, acceptedAt: acceptedAt.getTime() } : null;
  return { failed, open };
}
