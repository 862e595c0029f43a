import { Module } from '@nestjs/common';
import { CacheModule as CacheManagerModule } from '@nestjs/cache-manager';
import Keyv from 'keyv';
import { AnswerCache } from './answer-cache.js';
import { AnswerMemory } from './answer-memory.js';
import { AnswerMemoryModule } from './answer-memory.module.js';
import { AnswerStore } from './answer-store.js';
import { CacheFigures } from './cache-figures.js';
import { Flights } from './flights.js';
import { Landings } from './landings.js';

/** Answers of identical requests: made once, kept for a while, repeated. */
@Module({
  imports: [
    AnswerMemoryModule,
    CacheManagerModule.registerAsync({
      imports: [AnswerMemoryModule],
      inject: [AnswerMemory],
      useFactory: (memory: AnswerMemory) => ({ stores: [asKeyv(memory)] }),
    }),
  ],
  providers: [AnswerCache, AnswerStore, CacheFigures, Flights, Landings],
  exports: [AnswerCache, AnswerStore, CacheFigures, Flights],
})
export class CacheModule {}

/** Without serialisation, a key prefix or a time of its own: answers stay the ready strings they are, and expire by our clock. */
function asKeyv(memory: AnswerMemory): Keyv {
  const keyv = new Keyv({ store: memory, useKeyPrefix: false, throwOnErrors: true });
  keyv.serialize = undefined;
  keyv.deserialize = undefined;
  return keyv;
}
