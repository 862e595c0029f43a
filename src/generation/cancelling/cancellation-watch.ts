import { Injectable, Logger } from '@nestjs/common';
import { GenerationChanges } from '../generation-changes.js';
import type { RowJournal } from '../journal/row-journal.js';
import { type Hold, HoldLost } from '../leases/hold.js';
import { GenerationRepository } from '../rows/generation.repository.js';

/** Lets nobody wait for the turn, or for the next attempt, of a generation that is cancelled meanwhile, on whatever node. */
@Injectable()
export class CancellationWatch {
  private readonly logger = new Logger(CancellationWatch.name);

  constructor(
    private readonly changes: GenerationChanges,
    private readonly repository: GenerationRepository,
  ) {}

  /**
   * Does `work` with a signal that is aborted with HoldLost when the generation is cancelled while it waits. The row is read only when there is
   * news of it then.
   *
   * @param stop aborts that signal as well
   */
  async during<T>(
    journal: Pick<RowJournal, 'onWaiting'>,
    work: (signal: AbortSignal) => Promise<T>,
    stop?: AbortSignal,
  ): Promise<T> {
    const ending = new AbortController();
    const end = () => ending.abort(stop?.reason);
    // AbortSignal.any() would keep what it follows a signal with for as long as that signal lives, which here is the process's life.
    stop?.addEventListener('abort', end, { once: true });
    if (stop?.aborted) end();
    let forget: () => void = ignore;
    journal.onWaiting = (hold) => {
      forget();
      forget = hold ? this.changes.watch(hold.id, () => void this.look(hold, ending)) : ignore;
    };
    try {
      return await work(ending.signal);
    } finally {
      forget();
      stop?.removeEventListener('abort', end);
    }
  }

  /** Never rejects. */
  private async look(hold: Hold, ending: AbortController): Promise<void> {
    try {
      if (await this.repository.isCancelled(hold.id)) ending.abort(new HoldLost(hold));
    } catch (error) {
      // Its turn will tell.
      this.logger.warn({ event: 'generation.unread', generationId: hold.id, error });
    }
  }
}

const ignore = () => undefined;
