import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import type { AttemptHistory } from '../fibo/attempt-journal.js';
import type { GenerationAttemptEntity } from './generation-attempt.entity.js';
import { GenerationDriver } from './generation-driver.js';
import { GenerationReader } from './generation.read.js';
import type { Hold } from './hold.js';
import { Journals } from './journals.js';
import { LeaseKeeper } from './lease-keeper.js';

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
  private timer: NodeJS.Timeout | undefined;
  private isSweeping = false;

  constructor(
    private readonly config: AppConfig,
    private readonly leases: LeaseKeeper,
    private readonly reader: GenerationReader,
    private readonly journals: Journals,
    private readonly driver: GenerationDriver,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), SWEEP_INTERVAL_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.stopping.abort(new Error('the service is stopping'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.visits);
  }

  /** Takes over what is overdue and starts to look after it. */
  private async sweep(): Promise<void> {
    if (this.isSweeping) return;
    this.isSweeping = true;
    try {
      const isSimulated = this.config.fibo.mode === 'simulator';
      const taken = await this.leases.takeOver(isSimulated, MAX_VISITS - this.visits.size);
      for (const hold of taken) this.start(hold);
    } catch (error) {
      this.logger.warn({ event: 'rescue.sweep_failed', error });
    } finally {
      this.isSweeping = false;
    }
  }

  private start(hold: Hold): void {
    const visit = this.visit(hold)
      .then(() => this.logger.log({ event: 'rescue.completed', generationId: hold.id }))
      .catch((error: unknown) =>
        this.logger.log({ event: 'rescue.visited', generationId: hold.id, error }),
      )
      .finally(() => {
        this.leases.drop(hold);
        this.visits.delete(visit);
      });
    this.visits.add(visit);
  }

  private async visit(hold: Hold): Promise<void> {
    const { row, reasoning } = await this.reader.get(hold.id);
    const history = historyOf(await this.reader.listAttempts(hold.id));
    const generation = Object.assign({}, row, { reasoning });
    const journal = this.journals.resume(generation, hold, history);
    await this.driver.drive(generation, journal, this.stopping.signal);
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
