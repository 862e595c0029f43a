import { Injectable, Logger } from '@nestjs/common';
import { Cache } from '@nestjs/cache-manager';
import { reached } from '../common/milestones/milestone.js';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { AnswerMemory } from './answer-memory.js';
import type { KeptAnswer } from './kept-answer.js';
import type { Question } from './question.js';
import type { ReadyAnswer } from './ready-answer.js';

/** An answer that was found, and how long it still lives. */
export interface FoundAnswer {
  readonly answer: ReadyAnswer;
  readonly ttlSeconds: number;
}

/** Keeps finished answers for their time; a store that fails finds nothing and keeps nothing, and nobody's request fails by it. */
@Injectable()
export class AnswerStore {
  private readonly logger = new Logger(AnswerStore.name);

  constructor(
    private readonly cache: Cache,
    private readonly memory: AnswerMemory,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {
    // cache-manager does not reject when a store cannot be read: it reports and finds nothing.
    cache.on('get', ({ error }) => error === undefined || this.report(error));
  }

  async find(question: Question): Promise<FoundAnswer | undefined> {
    const kept = await this.tried(() => this.cache.get<KeptAnswer>(question.digest));
    const remainingMs = kept ? kept.expiresAt - this.clock.now() : 0;
    if (kept?.canonical !== question.canonical || remainingMs <= 0) return undefined;
    return { answer: kept.answer, ttlSeconds: Math.floor(remainingMs / 1000) };
  }

  /** Whether the answer is kept, for all its time or what is left of it: the memory takes nothing that is larger than itself. */
  async keep(
    { owner, canonical, digest }: Question,
    answer: ReadyAnswer,
    lifeMs = this.config.cache.ttlSeconds * 1000,
  ): Promise<boolean> {
    const expiresAt = this.clock.now() + lifeMs;
    const kept: KeptAnswer = { owner, canonical, answer, expiresAt };
    const written = await this.tried(() => this.cache.set(digest, kept));
    reached('answer.kept');
    return written !== undefined && this.memory.has(digest);
  }

  /** Forgets the answers of one user, or (undefined) of all. */
  async clear(owner: number | undefined): Promise<void> {
    const keys = Array.from(this.memory.keptFor(owner), ([key]) => key);
    await this.tried(() => this.cache.mdel(keys));
  }

  private async tried<T>(access: () => Promise<T>): Promise<T | undefined> {
    try {
      return await access();
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  private report(error: unknown): void {
    this.logger.warn({ event: 'cache.unavailable', error });
  }
}
