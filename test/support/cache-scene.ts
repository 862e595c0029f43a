import { Test, type TestingModule } from '@nestjs/testing';
import { AnswerCache } from '../../src/cache/answer-cache.js';
import { AnswerMemory } from '../../src/cache/answer-memory.js';
import type { Passage } from '../../src/cache/passage.js';
import { AnswerStore } from '../../src/cache/answer-store.js';
import { CacheEmptying } from '../../src/cache/cache-emptying.js';
import { CacheFigures } from '../../src/cache/cache-figures.js';
import { CacheModule } from '../../src/cache/cache.module.js';
import { CacheService } from '../../src/cache/cache.service.js';
import { Flights } from '../../src/cache/flights.js';
import { keyOf, type Question, questionOf } from '../../src/cache/question.js';
import { PublicAddress } from '../../src/common/http/public-address.js';
import { ReadyAnswer } from '../../src/cache/ready-answer.js';
import { type StoredAnswer, StoredAnswers } from '../../src/cache/stored-answers.js';
import { Clock } from '../../src/common/time/clock.js';
import { TimeModule } from '../../src/common/time/time.module.js';
import { AppConfig } from '../../src/config/app-config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { Deferred } from './deferred.js';
import { ManualClock } from './manual-clock.js';
import { PaperNotifications } from './paper-notifications.js';
import { testConfig } from './test-config.js';

/** What the answers of a scene are. */
export interface Picture {
  readonly id: number;
}

/** Pictures as the cache repeats them; those that come late come when a test lets them, and all nodes share what a test has put there. */
class PaperAnswers extends StoredAnswers {
  /** The late ones that somebody waits for, by their id. */
  readonly late = new Map<number, Deferred<Picture>>();

  override questionOf(): Question {
    throw new Error('a scene is asked with questions that are ready');
  }

  override repeated(picture: Picture): ReadyAnswer {
    return ReadyAnswer.of({ ...picture, cached: true }, [], new PublicAddress(''));
  }

  override async follow(id: number): Promise<ReadyAnswer> {
    const picture = new Deferred<Picture>();
    this.late.set(id, picture);
    return this.repeated(await picture.promise);
  }

  /** How often it was looked whether all nodes share an answer. */
  looks = 0;
  /** Looked in vain, and told so: the database is away. */
  failure: Error | undefined;
  private readonly stored = new Map<string, StoredAnswer & { readonly owner: number }>();

  /** From now on all nodes share this answer. */
  store(question: Question, picture: Picture, remainingMs = 60_000): void {
    const answer = this.repeated(picture);
    this.stored.set(keyOf(question), { answer, remainingMs, owner: question.owner });
  }

  override findStored(question: Question): Promise<StoredAnswer | undefined> {
    this.looks++;
    return this.failure
      ? Promise.reject(this.failure)
      : Promise.resolve(this.stored.get(keyOf(question)));
  }

  override countStored(owner: number | undefined): Promise<number> {
    return Promise.resolve(this.storedFor(owner).length);
  }

  override forgetStored(owner: number | undefined): Promise<number> {
    const forgotten = this.storedFor(owner);
    for (const key of forgotten) this.stored.delete(key);
    return Promise.resolve(forgotten.length);
  }

  private storedFor(owner: number | undefined): readonly string[] {
    const all = [...this.stored].filter(([, of]) => owner === undefined || of.owner === owner);
    return all.map(([key]) => key);
  }
}

/** The cache as the service wires it, with a clock that a test moves and answers that a test makes. */
export class CacheScene {
  readonly answers = new PaperAnswers();
  readonly notifications = new PaperNotifications();
  readonly cache: AnswerCache;
  readonly service: CacheService;
  readonly memory: AnswerMemory;

  /** @param settings names of the configuration table */
  static async create(settings: Readonly<Record<string, string>> = {}): Promise<CacheScene> {
    const clock = new ManualClock();
    const module = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(testConfig(settings)), TimeModule, CacheModule],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    return new CacheScene(module, clock);
  }

  private constructor(
    readonly module: TestingModule,
    readonly clock: ManualClock,
  ) {
    this.cache = module.get(AnswerCache);
    this.memory = module.get(AnswerMemory, { strict: false });
    const { answers, notifications } = this;
    const [store, flights] = [module.get(AnswerStore), module.get(Flights)];
    const emptying = new CacheEmptying(answers, store, flights, notifications);
    const [figures, config] = [module.get(CacheFigures), module.get(AppConfig)];
    this.service = new CacheService(answers, emptying, figures, config);
  }

  /** Asks, and tells how the question is answered before the answer is known. */
  async ask(question: Question, make: () => Promise<Picture>): Promise<Passage<Picture>> {
    return this.cache.obtain(question, make, this.answers);
  }

  /** Asks and waits for the answer. */
  async tell(question: Question, make: () => Promise<Picture>): Promise<unknown> {
    return told(await this.ask(question, make));
  }
}

/** What a passage led to: the picture that was made and whether it is kept, or what is repeated. */
export async function told(passage: Passage<Picture>): Promise<unknown> {
  const answered = await passage.answer;
  const { via } = passage;
  return 'made' in answered
    ? { via, ...answered }
    : { via, repeated: JSON.parse(answered.repeated.text(new PublicAddress(''))) as unknown };
}

/** A question of one user. */
export function questionAbout(prompt: string, owner = 1, usesCache = true): Question {
  return questionOf({ owner, project: null }, { prompt }, usesCache);
}
