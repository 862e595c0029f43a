/**
 * Fills the service's own cache, without the service around it, and prints a Filling: for more answers than there is time to buy.
 * Arguments: how many, and an answer of the service to make them of.
 */
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AnswerCache } from '../../../src/cache/answer-cache.js';
import { AnswerMemory } from '../../../src/cache/answer-memory.js';
import { CacheModule } from '../../../src/cache/cache.module.js';
import { TimeModule } from '../../../src/common/time/time.module.js';
import { ConfigModule } from '../../../src/config/config.module.js';
import { readConfig } from '../../../src/config/environment.js';
import type { Filling } from './filling.js';
import { type Generation, SyntheticAnswers } from './synthetic-answers.js';

const SETTLE_MS = 1000;
const COLLECTIONS = 2;

const [count = '', model = ''] = process.argv.slice(2);

@Module({
  imports: [
    ConfigModule.forRoot(readConfig({ CACHE_MAX_ENTRIES: count })),
    TimeModule,
    CacheModule,
  ],
})
class CacheAlone {}

const app = await NestFactory.createApplicationContext(CacheAlone, { logger: ['error'] });
const cache = app.get(AnswerCache);
const answers = new SyntheticAnswers(JSON.parse(model) as Generation);

const emptyBytes = await residentBytes();
let payloadBytes = 0;
for (let number = 1; number <= Number(count); number++) payloadBytes += await fill(number);
const filledBytes = await residentBytes();

const { size: entries } = app.get(AnswerMemory, { strict: false });
const filling: Filling = { entries, payloadBytes, emptyBytes, filledBytes };
process.stdout.write(JSON.stringify(filling));

/** The size of the answer. */
async function fill(number: number): Promise<number> {
  const generation = answers.generation(number);
  const question = answers.questionOf(generation);
  const { answer } = await cache.obtain(question, () => Promise.resolve(generation), answers);
  await answer;
  return Buffer.byteLength(JSON.stringify(generation));
}

async function residentBytes(): Promise<number> {
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    global.gc?.();
    await sleep(SETTLE_MS);
  }
  return process.memoryUsage.rss();
}
