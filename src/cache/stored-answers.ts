import type { Question } from './question.js';
import type { ReadyAnswer } from './ready-answer.js';

/** What the cache must know of the answers it keeps; whoever makes them implements it. */
export abstract class StoredAnswers {
  /** @param request a validated body */
  abstract questionOf(request: object): Question;

  /** A new answer as it is repeated to others. */
  abstract repeated(made: unknown): ReadyAnswer;

  /**
   * The answer to a request whose caller was told that it comes later (ApiError with `isUnderWay`), as it is repeated to others.
   * Rejects when the work has failed, or when nobody will hear of its end.
   */
  abstract follow(generationId: number): Promise<ReadyAnswer>;
}
