import { Injectable } from '@nestjs/common';
import type { AttemptRef } from '../attempt-journal.js';
import type { JobEnd } from '../job-look.js';

/** How somebody learns of a job's end: by looks that stop as soon as it is told, or by hearing of it. */
export interface Listening<T> {
  readonly look: (untilTold: AbortSignal) => Promise<T>;
  readonly hear: (end: JobEnd) => T;
}

/** What FIBO tells unasked, for whoever waits for it in this process. */
@Injectable()
export class JobNews {
  private readonly ends = new Map<string, (end: JobEnd) => void>();
  private readonly acceptances = new Map<string, (requestId: string) => void>();

  /** A job has ended; false: nobody here waits for it. */
  tellEnd(requestId: string, end: JobEnd): boolean {
    const tell = this.ends.get(requestId);
    tell?.(end);
    return tell !== undefined;
  }

  /** FIBO made a job of this attempt. */
  tellAcceptance(attempt: AttemptRef, requestId: string): void {
    this.acceptances.get(keyOf(attempt))?.(requestId);
  }

  /** What is heard of the job, or else what the looks come to; they stop with `signal` too. */
  async of<T>(requestId: string, signal: AbortSignal, { look, hear }: Listening<T>): Promise<T> {
    const listening = new AbortController();
    const stop = () => listening.abort(signal.reason);
    let told: JobEnd | undefined;
    const tell = (end: JobEnd) => {
      told = end;
      listening.abort('told');
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    this.ends.set(requestId, tell);
    try {
      return await look(listening.signal);
    } catch (error) {
      if (told) return hear(told);
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      if (this.ends.get(requestId) === tell) this.ends.delete(requestId);
    }
  }

  /** The id that FIBO's answer gives the job, or that is told sooner: an answer may never come. */
  async acceptanceOf(attempt: AttemptRef, answer: Promise<string>): Promise<string> {
    const key = keyOf(attempt);
    const told = new Promise<string>((resolve) => this.acceptances.set(key, resolve));
    try {
      return await Promise.race([answer, told]);
    } finally {
      this.acceptances.delete(key);
    }
  }
}

function keyOf({ generationId, number }: AttemptRef): string {
  return `${generationId}.${number}`;
}
