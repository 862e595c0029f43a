import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import type { Question } from './question.js';
import type { ReadyAnswer } from './ready-answer.js';

/** A question that is being answered. */
export interface Flight {
  readonly question: Question;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** The answer that followers share; or, once the leader was told that it comes later, the one that comes. */
  landing: Promise<ReadyAnswer>;
  /** What the leader was told then; undefined while it waits itself. */
  delay: Error | undefined;
  /** The cache was emptied meanwhile: the answer does not enter it. */
  isStale: boolean;
}

/** The questions that are being answered on this node; who asks the same joins. */
@Injectable()
export class Flights {
  private readonly byQuestion = new Map<string, Flight>();
  private readonly underWay = new Set<Flight>();

  constructor(
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** The flight to join; one that is late only while it is younger than twice FIBO_TIMEOUT_MS. */
  find({ canonical }: Question): Flight | undefined {
    const flight = this.byQuestion.get(canonical);
    const isTooLate = flight?.delay !== undefined && this.clock.now() >= this.lastJoinAt(flight);
    return isTooLate ? undefined : flight;
  }

  /** Epoch milliseconds after which nobody waits for a late flight. */
  lastJoinAt(flight: Flight): number {
    return flight.startedAt + 2 * this.config.fibo.timeoutMs;
  }

  /** Whoever asks the same from now on finds this flight. */
  begin(question: Question, landing: Promise<ReadyAnswer>): Flight {
    const flight: Flight = {
      question,
      startedAt: this.clock.now(),
      landing,
      delay: undefined,
      isStale: false,
    };
    this.byQuestion.set(question.canonical, flight);
    this.underWay.add(flight);
    return flight;
  }

  end(flight: Flight): void {
    this.underWay.delete(flight);
    const { canonical } = flight.question;
    if (this.byQuestion.get(canonical) === flight) this.byQuestion.delete(canonical);
  }

  /** The cache of one user, or (undefined) of all, was emptied. */
  markStale(owner: number | undefined): void {
    for (const flight of this.underWay) {
      if (owner === undefined || flight.question.owner === owner) flight.isStale = true;
    }
  }
}
