import { Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { arrivedAtMs, outliving } from '../common/http/request-context.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { AnswerStore } from './answer-store.js';
import { AnsweredElsewhere } from './answered-elsewhere.js';
import { type Flight, Flights, type Landing } from './flights.js';
import type { ReadyAnswer } from './ready-answer.js';
import type { StoredAnswers } from './stored-answers.js';

/** A failure of the call, not of the work: that goes on. */
export type Delay = ApiError & { readonly options: { readonly generationId: number } };

export function isDelay(error: unknown): error is Delay {
  return (
    error instanceof ApiError &&
    error.options.isUnderWay === true &&
    error.options.generationId !== undefined
  );
}

/** Keeps what flights bring, and waits for those that come later than their leader's caller could wait. */
@Injectable()
export class Landings {
  constructor(
    private readonly store: AnswerStore,
    private readonly flights: Flights,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** Whether the answer is kept: not when the cache was emptied meanwhile. */
  async keep(flight: Flight, answer: ReadyAnswer, lifeMs?: number): Promise<boolean> {
    return !flight.isStale && (await this.store.keep(flight.question, answer, lifeMs));
  }

  /** The answer is kept when it comes, and whoever asks again waits for it. */
  follow(flight: Flight, delay: Delay, answers: StoredAnswers): void {
    flight.delay = delay;
    if (delay instanceof AnsweredElsewhere) flight.lastJoinAt = this.clock.now() + delay.joinableMs;
    flight.landing = outliving(() => answers.follow(delay.options.generationId))
      .then(async (repeated) => {
        await this.keep(flight, repeated);
        return { repeated };
      })
      .finally(() => this.flights.end(flight));
    // Whoever joined hears of a failure; if nobody did, it concerns nobody.
    flight.landing.catch(() => undefined);
  }

  /** Of a late flight. Rejects with what its leader was told when the follower's own time runs out. */
  async untilTooLate(flight: Flight, delay: Error): Promise<Landing> {
    const deadlineAt = arrivedAtMs(this.clock) + this.config.http.requestDeadlineMs;
    const limitAt = Math.min(flight.lastJoinAt, deadlineAt);
    const answered = new AbortController();
    const limit = this.clock.sleep(limitAt - this.clock.now(), answered.signal).then(() => {
      throw delay;
    });
    try {
      return await Promise.race([flight.landing, limit]);
    } finally {
      answered.abort('answered');
    }
  }
}
