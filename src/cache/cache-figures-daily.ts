import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CacheDailyRepository, type CacheFiguresFilter } from './cache-daily.repository.js';
import { type CacheFiguresTally, type SharedAnswers, utcDay } from './cache-figures-tally.js';
import { CacheFigures } from './cache-figures.js';
import { ReadWriteTurns } from './cache-figures-turns.js';

/** A crash loses what was counted since the last write. */
const WRITE_INTERVAL_MS = 1_000;

/**
 * Hits and shared answers that outlive the process. They are counted in memory and written together, so that no request waits for it;
 * what cannot be written is kept and tried again. Only a write whose answer was lost may have been made and be made again.
 */
@Injectable()
export class DailyCacheFigures implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DailyCacheFigures.name);
  /** While nothing is being written, a figure is either in the table or unwritten: who reads then counts each once. */
  private readonly turns = new ReadWriteTurns();
  private timer: NodeJS.Timeout | undefined;
  private isWriting = false;

  constructor(
    private readonly figures: CacheFigures,
    private readonly daily: CacheDailyRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.write(), WRITE_INTERVAL_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.turns.write(() => this.writeTaken());
  }

  /** Of all nodes, as far as they have written it, and of this one all. */
  sum(filter: CacheFiguresFilter): Promise<SharedAnswers> {
    return this.turns.read(async () => {
      const unwritten = sumOf(this.figures.unwritten, filter);
      const written = await this.daily.sum(filter);
      return {
        hits: written.hits + unwritten.hits,
        coalesced: written.coalesced + unwritten.coalesced,
      };
    });
  }

  /** Never rejects. */
  private async write(): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    await this.turns.write(() => this.writeTaken());
    this.isWriting = false;
  }

  private async writeTaken(): Promise<void> {
    const taken = this.figures.take();
    if (taken.counts.length === 0) return;
    try {
      await this.daily.add(taken.counts);
    } catch (error) {
      this.figures.giveBack(taken);
      this.logger.warn({ event: 'cache.figures_not_written', error });
    }
  }
}

function sumOf(
  { counts }: CacheFiguresTally,
  { owner, project, since }: CacheFiguresFilter,
): SharedAnswers {
  const firstDay = utcDay(since.getTime());
  const sum = { hits: 0, coalesced: 0 };
  for (const counted of counts) {
    const isAsked = project === undefined || counted.project === project;
    if (counted.owner !== owner || !isAsked || counted.day < firstDay) continue;
    sum.hits += counted.hits;
    sum.coalesced += counted.coalesced;
  }
  return sum;
}
