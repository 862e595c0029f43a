import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Randomness } from './randomness.js';
import { SystemClock } from './system-clock.js';

/** Makes time and randomness injectable everywhere. */
@Global()
@Module({
  providers: [{ provide: Clock, useClass: SystemClock }, Randomness],
  exports: [Clock, Randomness],
})
export class TimeModule {}
