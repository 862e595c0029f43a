import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { joinableMs } from './joinable.js';
import type { Question } from './question.js';
import type { ReadyAnswer } from './ready-answer.js';

/** What all who asked the same are answered. */
export interface Landing {
  readonly repeated: ReadyAnswer;
  /** It was found in what all nodes share, and still lives so long; undefined: it is new. */
  readonly storedForSeconds?: number;
}

/** A question that is being answered. */
export class Flight<L extends Landing = Landing> {
  /** The answer that followers share; or, once the leader was told that it comes later, the one that comes. */
  landing: Promise<L>;
  /** What the leader was told then; undefined while it waits itself. */
  delay: Error | undefined;
  /** The cache was emptied meanwhile: the answer does not enter it. */
  isStale = false;

  /**
   * @param lastJoinAt epoch milliseconds after which nobody waits for it when it is late
   * @param fly leads to the answer
   */
  constructor(
    readonly question: Question,
    public lastJoinAt: number,
    fly: (flight: Flight) => Promise<L>,
  ) {
    this.landing = fly(this);
  }
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
    const isTooLate = flight?.delay !== undefined && this.clock.now() >= flight.lastJoinAt;
    return isTooLate ? undefined : flight;
  }

  /** Whoever asks the same from now on finds this flight. */
  begin<L extends Landing>(question: Question, fly: (flight: Flight) => Promise<L>): Flight<L> {
    const lastJoinAt = this.clock.now() + joinableMs(this.config);
    const flight = new Flight(question, lastJoinAt, fly);
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
