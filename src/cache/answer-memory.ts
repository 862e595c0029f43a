import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AppConfig } from '../config/app-config.js';
import type { KeptAnswer } from './kept-answer.js';

/** What an entry may take on average; larger ones leave room for fewer. */
const AVERAGE_ENTRY_BYTES = 8 * 1024;
/** However few entries: the longest answer fits. */
const LEAST_BYTES = 1024 * 1024;
/** An entry's key, list nodes and object headers. */
const ENTRY_OVERHEAD_BYTES = 400;

/** This process's memory of answers, a store for Keyv: bounded by count and by bytes, the least recently used out first. */
@Injectable()
export class AnswerMemory extends LRUCache<string, { readonly value: KeptAnswer }> {
  constructor({ cache }: AppConfig) {
    super({
      max: cache.maxEntries,
      maxSize: Math.max(cache.maxEntries * AVERAGE_ENTRY_BYTES, LEAST_BYTES),
      sizeCalculation: ({ value }) =>
        ENTRY_OVERHEAD_BYTES + Buffer.byteLength(value.canonical) + value.answer.sizeBytes,
    });
  }

  /** What is kept, expired or not, for one user or (undefined) for all, by key. */
  *keptFor(owner: number | undefined): Generator<[string, KeptAnswer]> {
    for (const [key, { value }] of this.entries()) {
      if (owner === undefined || value.owner === owner) yield [key, value];
    }
  }
}
