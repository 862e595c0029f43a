/** So many ended jobs tell how long a job takes. */
const ENOUGH_JOBS = 5;
const REMEMBERED_JOBS = 50;

/** Share of the median after which the first status call is worth making. */
const FIRST_LOOK = 0.8;
const GAP_OF_MEDIAN = 0.1;
const LONGEST_GAP = 3;

/** Ends that were told in a row: from then on looks are there for what is not told. */
const ENOUGH_TOLD = 5;
const FIRST_LOOK_BEHIND_NEWS = 1.5;
const STRETCH_BEHIND_NEWS = 4;

/** In intervals: how long after another job was seen under way an ended one still tells when it ended. */
const FRESH = 4;

/** A job that had ended before anybody looked took any time up to then, but hardly less than another that was seen under way. */
const GUESS_OF_BOUND = 0.5;

/** Ever longer gaps between status calls, in milliseconds: 1, 1.5, 2, 2.5, 3, 3, … steps. */
export function* growingGapsMs(stepMs: number): Generator<number, never> {
  for (let factor = 1; ; factor = Math.min(factor + 0.5, LONGEST_GAP)) yield stepMs * factor;
}

/** When to ask FIBO how a job is doing: learned from the jobs that ended, so that few calls are made and little time is lost. */
export class PollSchedule {
  private readonly durationsMs: number[] = [];
  private seenUnderWayMs = -Infinity;
  private toldInARow = 0;

  /** @param intervalMs first gap between status calls while nothing is known */
  constructor(private readonly intervalMs: number) {}

  /** How long a job takes, by the middle one of those that ended; undefined while too few have. */
  get medianMs(): number | undefined {
    if (this.durationsMs.length < ENOUGH_JOBS) return undefined;
    const sorted = this.durationsMs.toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  }

  /** A job of this age was under way. */
  sawUnderWay(ageMs: number): void {
    this.seenUnderWayMs = ageMs;
  }

  /** FIBO told unasked that a job of this age had just ended. */
  sawTold(ageMs: number): void {
    this.toldInARow += 1;
    this.learn(ageMs);
  }

  /**
   * A job of this age had ended, and nobody had told: a bound for how long it took, since it may have ended long before.
   *
   * Who looks late, after a pause, a restart or in a queue, learns nothing of it, unless another job of about that age has just been seen
   * under way.
   *
   * @param lateMs how long ago the look was due; by then the job had ended
   * @param isFirstLook nobody had looked at the job before
   */
  sawEnded(ageMs: number, lateMs: number, isFirstLook = false): void {
    this.toldInARow = 0;
    if (lateMs <= this.intervalMs) {
      const boundMs = ageMs - Math.max(lateMs, 0);
      this.learn(isFirstLook ? this.guess(boundMs) : boundMs);
    } else if (ageMs - this.seenUnderWayMs <= this.intervalMs * FRESH) this.learn(ageMs);
  }

  /** Looks come sooner until one is in vain. */
  private guess(boundMs: number): number {
    return Math.min(boundMs, Math.max(boundMs * GUESS_OF_BOUND, this.seenUnderWayMs));
  }

  private learn(durationMs: number): void {
    this.durationsMs.push(durationMs);
    if (this.durationsMs.length > REMEMBERED_JOBS) this.durationsMs.shift();
  }

  /** Waits in milliseconds before each status call of one job: the first counts from its acceptance; they never end. */
  *waitsMs(): Generator<number, never> {
    const { medianMs } = this;
    if (medianMs === undefined) return yield* growingGapsMs(this.intervalMs);
    const isTold = this.toldInARow >= ENOUGH_TOLD;
    yield medianMs * (isTold ? FIRST_LOOK_BEHIND_NEWS : FIRST_LOOK);
    const stepMs = Math.min(this.intervalMs, medianMs * GAP_OF_MEDIAN);
    return yield* growingGapsMs(isTold ? stepMs * STRETCH_BEHIND_NEWS : stepMs);
  }
}
