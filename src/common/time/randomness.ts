import { Injectable } from '@nestjs/common';

/** Randomness for jitter; injected, so that tests can pin it. */
@Injectable()
export class Randomness {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number {
    return Math.random();
  }
}
