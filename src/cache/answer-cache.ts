import { Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { AnswerStore, type FoundAnswer } from './answer-store.js';
import { AnsweredElsewhere } from './answered-elsewhere.js';
import { CacheFigures, type Figures } from './cache-figures.js';
import { type Flight, Flights, type Landing } from './flights.js';
import { isDelay, Landings } from './landings.js';
import { type Answer, Passage } from './passage.js';
import type { Question } from './question.js';
import type { StoredAnswers } from './stored-answers.js';

/** What a flight brings to its leader besides. */
interface OwnLanding<Made> extends Landing {
  readonly answer: Answer<Made>;
}

/** An answer that is there, on this node or on all. */
export interface SharedAnswer extends FoundAnswer {
  readonly isFromStore: boolean;
}

/** Asks once more what was asked. */
type AskAgain<Made> = () => Promise<Passage<Made>>;

const FIGURE_OF: Readonly<Record<Passage<unknown>['via'], keyof Figures>> = {
  hit: 'hits',
  miss: 'misses',
  collapsed: 'coalesced',
  bypass: 'bypassed',
};

/** Look-up, single flight and store: identical questions are answered once, however many ask, at the same time or later, here or on another node. */
@Injectable()
export class AnswerCache {
  constructor(
    private readonly store: AnswerStore,
    private readonly flights: Flights,
    private readonly landings: Landings,
    private readonly figures: CacheFigures,
  ) {}

  /** What is in this node's memory; undefined: `obtain` goes on from here. */
  async findHit(question: Question): Promise<FoundAnswer | undefined> {
    if (!question.usesCache) return undefined;
    const found = await this.store.find(question);
    if (found) this.figures.count(question, 'hits');
    return found;
  }

  /** As `findHit`, and then in what all nodes share. */
  async findShared(question: Question, answers: StoredAnswers): Promise<SharedAnswer | undefined> {
    if (!question.usesCache) return undefined;
    const found = await this.findHit(question);
    if (found) return { ...found, isFromStore: false };
    const stored = await answers.findStored(question);
    if (!stored) return undefined;
    this.count(question, 'hit');
    const ttlSeconds = Math.floor(stored.remainingMs / 1000);
    return { answer: stored.answer, ttlSeconds, isFromStore: true };
  }

  /** Counts a question that was answered without `obtain`. */
  count(question: Question, via: Passage<unknown>['via']): void {
    this.figures.count(question, FIGURE_OF[via]);
  }

  /** @param make answers anew; called at most once for all who ask the same meanwhile. May reject with AnsweredElsewhere */
  async obtain<Made>(
    question: Question,
    make: () => Promise<Made>,
    answers: StoredAnswers,
  ): Promise<Passage<Made>> {
    if (!question.usesCache) {
      const pass = () => make().then((made) => ({ made, isStored: false }));
      return new Passage('bypass', (passage) => this.counted(question, passage, pass()));
    }
    // Before the memory is asked: a flight that lands meanwhile would be in neither.
    const again = () => this.obtain(question, make, answers);
    const running = this.flights.find(question);
    if (running) return this.join(running, question, again);
    const found = await this.findHit(question);
    if (found) return hit(found);
    // Somebody else may have set out while the memory was asked.
    const begun = this.flights.find(question);
    if (begun) return this.join(begun, question, again);
    return new Passage('miss', (passage) => {
      const flight = this.flights.begin(question, (begun) =>
        this.fly(begun, passage, make, answers),
      );
      const own = flight.landing.then(({ answer }) => answer);
      return this.orAgain(passage, this.counted(question, passage, own), again);
    });
  }

  /** Is on its way while the store of all nodes is asked already: who comes meanwhile joins. */
  private async fly<Made>(
    flight: Flight,
    passage: Passage<Made>,
    make: () => Promise<Made>,
    answers: StoredAnswers,
  ): Promise<OwnLanding<Made>> {
    try {
      const stored = await this.findStored(flight, passage, answers);
      if (stored) return stored;
      const made = await make();
      const repeated = answers.repeated(made);
      const isStored = await this.landings.keep(flight, repeated);
      this.flights.end(flight);
      return { repeated, answer: { made, isStored } };
    } catch (error) {
      if (!isDelay(error)) {
        this.flights.end(flight);
        throw error;
      }
      this.landings.follow(flight, error, answers);
      if (!(error instanceof AnsweredElsewhere)) throw error;
      passage.via = 'collapsed';
      const landing = await this.landings.untilTooLate(flight, error);
      return { ...landing, answer: landing };
    }
  }

  private async findStored<Made>(
    flight: Flight,
    passage: Passage<Made>,
    answers: StoredAnswers,
  ): Promise<OwnLanding<Made> | undefined> {
    const found = await answers.findStored(flight.question);
    if (!found) return undefined;
    const { answer: repeated, remainingMs } = found;
    const storedForSeconds = Math.floor(remainingMs / 1000);
    passage.foundInStore(storedForSeconds);
    await this.landings.keep(flight, repeated, remainingMs);
    this.flights.end(flight);
    return { repeated, storedForSeconds, answer: { repeated } };
  }

  private join<Made>(flight: Flight, question: Question, again: AskAgain<Made>): Passage<Made> {
    return new Passage<Made>('collapsed', (passage) => {
      const landing = flight.delay
        ? this.landings.untilTooLate(flight, flight.delay)
        : flight.landing;
      const shared = landing.then(({ repeated, storedForSeconds }) => {
        if (storedForSeconds !== undefined) passage.foundInStore(storedForSeconds);
        return { repeated };
      });
      return this.orAgain(passage, this.counted(question, passage, shared), again);
    });
  }

  /** Whoever shares what somebody else has withdrawn still wants it; the flight has ended then. */
  private async orAgain<Made>(
    passage: Passage<Made>,
    answer: Promise<Answer<Made>>,
    again: AskAgain<Made>,
  ): Promise<Answer<Made>> {
    try {
      return await answer;
    } catch (error) {
      if (passage.via !== 'collapsed' || !isWithdrawn(error)) throw error;
      return passage.become(await again());
    }
  }

  /** Counts a question when it has been answered; who was turned away at the door, without a row, is in no figure. */
  private async counted<T>(
    question: Question,
    passage: Passage<unknown>,
    answer: Promise<T>,
  ): Promise<T> {
    try {
      const answered = await answer;
      this.figures.count(question, FIGURE_OF[passage.via]);
      return answered;
    } catch (error) {
      if (hasGeneration(error)) this.figures.count(question, FIGURE_OF[passage.via]);
      throw error;
    }
  }
}

function hit<Made>({ answer: repeated, ttlSeconds }: FoundAnswer): Passage<Made> {
  return new Passage<Made>('hit', (passage) => {
    passage.ttlSeconds = ttlSeconds;
    return Promise.resolve({ repeated });
  });
}

/** It was given up before it was begun, by its leader here or with its row elsewhere. */
function isWithdrawn(error: unknown): boolean {
  return (
    error instanceof ApiError && (error.options.isWithdrawn === true || error.code === 'NOT_FOUND')
  );
}

function hasGeneration(error: unknown): boolean {
  return error instanceof ApiError && error.options.generationId !== undefined;
}
