import type { Job } from '../job.js';
import { wordsOf } from '../submission.js';
import type { Arrival, Traffic } from './arrival.js';
import type { LedgerEntry, LedgerFile } from './ledger-file.js';

/** A job and how often it was asked for since this process started. */
export interface TrackedJob {
  readonly job: Job;
  statusCalls: number;
  pictureFetches: number;
}

/** The log of arrivals and the jobs they made; kept in a file as well when there is one. */
export class Ledger {
  private readonly arrivalsById = new Map<string, Arrival>();
  private readonly jobsById = new Map<string, TrackedJob>();
  private counts = noTraffic();

  constructor(
    /** How long a job and its arrival are kept. */
    private readonly retentionMs: number,
    private readonly file: LedgerFile | undefined,
  ) {}

  /** Reads the file, and rewrites it when it holds what is too old by now. */
  open(now: number): void {
    if (!this.file) return;
    this.file.mendEnd();
    this.readFile(this.file);
    if (this.forgetOld(now)) this.file.replace(this.entries());
  }

  /** Durable, as far as a crash of this process goes, when it returns. */
  record(arrival: Arrival, job?: Job): void {
    const entries: LedgerEntry[] = job ? [{ job }, { arrival }] : [{ arrival }];
    this.file?.append(entries);
    entries.forEach((entry) => this.keep(entry));
    this.forgetOld(arrival.arrivedAt);
  }

  findJob(id: string): TrackedJob | undefined {
    // Another simulator on the same file may have accepted it.
    if (!this.jobsById.has(id) && this.file) this.readFile(this.file);
    return this.jobsById.get(id);
  }

  countStatusCall(): void {
    this.counts.statusCalls += 1;
  }

  countPictureFetch(hasToken: boolean): void {
    this.counts.pictureFetches += 1;
    if (hasToken) this.counts.pictureFetchesWithToken += 1;
  }

  /** In order of arrival. */
  arrivals(): readonly Arrival[] {
    return [...this.arrivalsById.values()];
  }

  /** Jobs made, of all requests or of those whose prompt contains `words`. */
  purchases(words = ''): number {
    const bought = this.arrivals().filter((arrival) => arrival.isPurchase);
    return bought.filter((arrival) => wordsOf(arrival.body).includes(words)).length;
  }

  traffic(): Traffic {
    return { ...this.counts };
  }

  /** Empties the log; jobs go on. */
  clear(): void {
    this.arrivalsById.clear();
    this.counts = noTraffic();
    this.file?.replace(this.entries());
  }

  private readFile(file: LedgerFile): void {
    file.readNew().forEach((entry) => this.keep(entry));
  }

  private keep(entry: LedgerEntry): void {
    if ('arrival' in entry) this.arrivalsById.set(entry.arrival.requestId, entry.arrival);
    else if (!this.jobsById.has(entry.job.id))
      this.jobsById.set(entry.job.id, { job: entry.job, statusCalls: 0, pictureFetches: 0 });
  }

  /** Whether there was anything to forget. Both maps are in order of age, so only their beginnings are looked at. */
  private forgetOld(now: number): boolean {
    const oldest = now - this.retentionMs;
    const sizeBefore = this.arrivalsById.size + this.jobsById.size;
    for (const [id, arrival] of this.arrivalsById) {
      if (arrival.arrivedAt >= oldest) break;
      this.arrivalsById.delete(id);
    }
    for (const [id, { job }] of this.jobsById) {
      if (job.acceptedAt >= oldest) break;
      this.jobsById.delete(id);
    }
    return this.arrivalsById.size + this.jobsById.size < sizeBefore;
  }

  private entries(): LedgerEntry[] {
    const jobs = [...this.jobsById.values()].map(({ job }) => ({ job }));
    return [...jobs, ...this.arrivals().map((arrival) => ({ arrival }))];
  }
}

function noTraffic() {
  return { statusCalls: 0, pictureFetches: 0, pictureFetchesWithToken: 0 };
}
