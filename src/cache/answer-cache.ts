import { Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { arrivedAtMs, outliving } from '../common/http/request-context.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { AnswerStore, type FoundAnswer } from './answer-store.js';
import { CacheFigures, type Figures } from './cache-figures.js';
import { type Flight, Flights } from './flights.js';
import type { Question } from './question.js';
import type { ReadyAnswer } from './ready-answer.js';
import type { StoredAnswers } from './stored-answers.js';

/** An answer of one's own, or one that is repeated. */
export type Answer<Made> =
  { readonly made: Made; readonly isStored: boolean } | { readonly repeated: ReadyAnswer };

/** How a question is answered, known before the answer is. */
export interface Passage<Made> {
  readonly via: 'hit' | 'miss' | 'collapsed' | 'bypass';
  /** How long a hit still lives. */
  readonly ttlSeconds?: number;
  readonly answer: Promise<Answer<Made>>;
}

/** Look-up, single flight and store: identical questions are answered once, however many ask, at the same time or later. */
@Injectable()
export class AnswerCache {
  constructor(
    private readonly store: AnswerStore,
    private readonly flights: Flights,
    private readonly figures: CacheFigures,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** What is in the cache; undefined: `obtain` goes on from here. */
  async findHit(question: Question): Promise<FoundAnswer | undefined> {
    if (!question.usesCache) return undefined;
    const found = await this.store.find(question);
    if (found) this.figures.count(question, 'hits');
    return found;
  }

  /** @param make answers anew; called at most once for all who ask the same meanwhile */
  async obtain<Made>(
    question: Question,
    make: () => Promise<Made>,
    answers: StoredAnswers,
  ): Promise<Passage<Made>> {
    if (!question.usesCache) {
      const answer = make().then((made) => ({ made, isStored: false }));
      return { via: 'bypass', answer: this.counted(question, 'bypassed', answer) };
    }
    // Before the store is asked: a flight that lands meanwhile would be in neither.
    const again = () => this.obtain(question, make, answers);
    const running = this.flights.find(question);
    if (running) return this.join(running, question, again);
    const found = await this.findHit(question);
    if (found) {
      const { answer: repeated, ttlSeconds } = found;
      return { via: 'hit', ttlSeconds, answer: Promise.resolve({ repeated }) };
    }
    // Somebody else may have set out while the store was asked.
    const begun = this.flights.find(question);
    return begun ? this.join(begun, question, again) : this.lead(question, make, answers);
  }

  private lead<Made>(
    question: Question,
    make: () => Promise<Made>,
    answers: StoredAnswers,
  ): Passage<Made> {
    const made = make();
    const flight = this.flights.begin(
      question,
      made.then((own) => answers.repeated(own)),
    );
    const answer = this.fly(flight, made, answers);
    return { via: 'miss', answer: this.counted(question, 'misses', answer) };
  }

  private async fly<Made>(
    flight: Flight,
    making: Promise<Made>,
    answers: StoredAnswers,
  ): Promise<Answer<Made>> {
    try {
      const repeated = await flight.landing;
      const isStored = await this.keep(flight, repeated);
      this.flights.end(flight);
      return { made: await making, isStored };
    } catch (error) {
      if (isDelay(error)) this.followLate(flight, error, answers);
      else this.flights.end(flight);
      throw error;
    }
  }

  /** The leader's caller could not wait any longer; the answer is kept when it comes, and whoever asks again waits for it. */
  private followLate(flight: Flight, delay: Delay, answers: StoredAnswers): void {
    flight.delay = delay;
    flight.landing = outliving(() => answers.follow(delay.options.generationId))
      .then(async (repeated) => {
        await this.keep(flight, repeated);
        return repeated;
      })
      .finally(() => this.flights.end(flight));
    // Whoever joined hears of a failure; if nobody did, it concerns nobody.
    flight.landing.catch(() => undefined);
  }

  /** @param again for who still wants what the leader withdrew; its flight has ended then */
  private join<Made>(
    flight: Flight,
    question: Question,
    again: () => Promise<Passage<Made>>,
  ): Passage<Made> {
    const landing = flight.delay ? this.untilTooLate(flight, flight.delay) : flight.landing;
    const shared = landing.then((repeated) => ({ repeated }));
    const answer = this.counted(question, 'coalesced', shared).catch(async (error: unknown) => {
      if (!isWithdrawn(error)) throw error;
      return (await again()).answer;
    });
    return { via: 'collapsed', answer };
  }

  /** Rejects with what the leader was told when the follower's own time runs out. */
  private async untilTooLate(flight: Flight, delay: Error): Promise<ReadyAnswer> {
    const deadlineAt = arrivedAtMs(this.clock) + this.config.http.requestDeadlineMs;
    const limitAt = Math.min(this.flights.lastJoinAt(flight), deadlineAt);
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

  private async keep(flight: Flight, answer: ReadyAnswer): Promise<boolean> {
    return !flight.isStale && (await this.store.keep(flight.question, answer));
  }

  /** Counts a question when it has been answered; who was turned away at the door, without a row, is in no figure. */
  private async counted<T>(
    question: Question,
    figure: keyof Figures,
    answer: Promise<T>,
  ): Promise<T> {
    try {
      const answered = await answer;
      this.figures.count(question, figure);
      return answered;
    } catch (error) {
      if (generationOf(error) !== undefined) this.figures.count(question, figure);
      throw error;
    }
  }
}

type Delay = ApiError & { readonly options: { readonly generationId: number } };

/** A failure of the call, not of the work: that goes on. */
function isDelay(error: unknown): error is Delay {
  return generationOf(error) !== undefined && (error as ApiError).options.isUnderWay === true;
}

function isWithdrawn(error: unknown): boolean {
  return error instanceof ApiError && error.options.isWithdrawn === true;
}

function generationOf(error: unknown): number | undefined {
  return error instanceof ApiError ? error.options.generationId : undefined;
}
