/** So many ended jobs tell how long a job takes. */
const ENOUGH_JOBS = 5;
const REMEMBERED_JOBS = 50;

/** Share of the median after which the first status call is worth making. */
const FIRST_LOOK = 0.8;
const GAP_OF_MEDIAN = 0.1;
const LONGEST_GAP = 3;

/** When to ask FIBO how a job is doing: learned from the jobs that ended, so that few calls are made and little time is lost. */
export class PollSchedule {
  private readonly durationsMs: number[] = [];

  /** @param intervalMs first gap between status calls while nothing is known */
  constructor(private readonly intervalMs: number) {}

  /** A job was found ended so long after it was accepted: when the first look finds it, it may have ended long before. */
  learn(durationMs: number): void {
    this.durationsMs.push(durationMs);
    if (this.durationsMs.length > REMEMBERED_JOBS) this.durationsMs.shift();
  }

  /** Waits in milliseconds before each status call of one job: the first counts from its acceptance; they never end. */
  *waitsMs(): Generator<number, never> {
    const medianMs = this.medianMs();
    const stepMs =
      medianMs === undefined
        ? this.intervalMs
        : Math.min(this.intervalMs, medianMs * GAP_OF_MEDIAN);
    if (medianMs !== undefined) yield medianMs * FIRST_LOOK;
    for (let factor = 1; ; factor = Math.min(factor + 0.5, LONGEST_GAP)) yield stepMs * factor;
  }

  private medianMs(): number | undefined {
    if (this.durationsMs.length < ENOUGH_JOBS) return undefined;
    const sorted = this.durationsMs.toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  }
}
