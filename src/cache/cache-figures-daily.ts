import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Repetition } from '../common/time/repetition.js';
import { isStatementInDoubt } from '../database/statement-in-doubt.js';
import { CacheDailyRepository, type CacheFiguresFilter } from './cache-daily.repository.js';
import {
  type CacheFiguresTally,
  type DailySharedAnswers,
  type SharedAnswers,
  utcDay,
} from './cache-figures-tally.js';
import { CacheFigures } from './cache-figures.js';
import { ReadWriteTurns } from './cache-figures-turns.js';

/** A crash loses what was counted since the last write. */
const WRITE_INTERVAL_MS = 1_000;

/** A statement stays short, however many users there are. */
const MAX_COUNTS_PER_WRITE = 5_000;

/**
 * Hits and shared answers that outlive the process. They are counted in memory and written together, so that no request waits for it;
 * what cannot be written is kept and tried again. Only a write whose answer was lost, which may have been made, is not made again: to
 * invent hits is worse than to lose those of a second.
 */
@Injectable()
export class DailyCacheFigures implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DailyCacheFigures.name);
  /** While nothing is being written, a figure is either in the table or unwritten: who reads then counts each once. */
  private readonly turns = new ReadWriteTurns();
  private readonly writes = new Repetition(
    WRITE_INTERVAL_MS,
    () => this.write(),
    (error) => this.logger.warn({ event: 'cache.figures_not_written', error }),
  );

  constructor(
    private readonly figures: CacheFigures,
    private readonly daily: CacheDailyRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.writes.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.writes.stop();
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

  /** Without anything to write it takes no turn: nobody's sum waits for another one then. */
  private async write(): Promise<void> {
    if (this.figures.unwritten.counts.length > 0) await this.turns.write(() => this.writeTaken());
  }

  private async writeTaken(): Promise<void> {
    const { counts } = this.figures.take();
    for (let begin = 0; begin < counts.length; begin += MAX_COUNTS_PER_WRITE) {
      await this.writeCounts(counts.slice(begin, begin + MAX_COUNTS_PER_WRITE));
    }
  }

  private async writeCounts(counts: readonly DailySharedAnswers[]): Promise<void> {
    try {
      await this.daily.add(counts);
    } catch (error) {
      if (isStatementInDoubt(error)) {
        this.logger.warn({ event: 'cache.figures_in_doubt', ...totalOf(counts), error });
      } else {
        this.figures.giveBack(counts);
        this.logger.warn({ event: 'cache.figures_not_written', error });
      }
    }
  }
}

function sumOf(
  { counts }: CacheFiguresTally,
  { owner, project, since }: CacheFiguresFilter,
): SharedAnswers {
  const firstDay = utcDay(since.getTime());
  const isMeant = (counted: DailySharedAnswers) =>
    counted.owner === owner &&
    (project === undefined || counted.project === project) &&
    counted.day >= firstDay;
  return totalOf(counts.filter(isMeant));
}

function totalOf(counts: readonly SharedAnswers[]): SharedAnswers {
  const total = { hits: 0, coalesced: 0 };
  for (const { hits, coalesced } of counts) {
    total.hits += hits;
    total.coalesced += coalesced;
  }
  return total;
}
