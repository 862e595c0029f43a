import type { Question } from './question.js';
import type { ReadyAnswer } from './ready-answer.js';

/** An answer that all nodes share, and how long it still lives. */
export interface StoredAnswer {
  readonly answer: ReadyAnswer;
  readonly remainingMs: number;
}

/** What the cache must know of the answers it keeps; whoever makes them implements it, and shares them with the other nodes. */
export abstract class StoredAnswers {
  /** @param request a validated body */
  abstract questionOf(request: object): Question;

  /** A new answer as it is repeated to others. */
  abstract repeated(made: unknown): ReadyAnswer;

  /**
   * The answer to a request whose caller was told that it comes later (ApiError with `isUnderWay`), as it is repeated to others.
   * Rejects when the work has failed, with NOT_FOUND when it was given up before it was begun, or when nobody will hear of its end.
   */
  abstract follow(generationId: number): Promise<ReadyAnswer>;

  /** What any node, or a process before this one, has answered to the question and what still lives. */
  abstract findStored(question: Question): Promise<StoredAnswer | undefined>;

  /** How many answers of one user, or (undefined) of all, still live. */
  abstract countStored(owner: number | undefined): Promise<number>;

  /** Forgets those of one user, or (undefined) of all, and what is under way will not be one; how many there were. */
  abstract forgetStored(owner: number | undefined): Promise<number>;
}
