import { eventually } from '../support/eventually.js';
import type { Environment } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { ShiftedClock } from '../support/shifted-clock.js';

const JOB_MS = 3_600_000;
/** A job is late only when a test has long failed. */
const PATIENT = { LEASE_MS: '1000', FIBO_TIMEOUT_MS: '1200000', REQUEST_DEADLINE_MS: '1200000' };

/** What became of all that was ordered so far. */
interface Progress {
  readonly rows: number;
  readonly completed: number;
  /** Jobs that FIBO has and the rows know. */
  readonly atFibo: number;
  /** Attempts of which nobody knows whether they bought something. */
  readonly doubts: number;
}

/** A scene in which FIBO works on as many jobs as it may, and ends them when the test says so: in between a node is killed while nothing is on its way. */
export class HeldFibo {
  private readonly clock = new ShiftedClock();
  private known: ServiceScene | undefined;

  /** @param slots how many jobs FIBO has at once */
  constructor(private readonly slots: number) {}

  get scene(): ServiceScene {
    if (!this.known) throw new Error('there is no scene yet');
    return this.known;
  }

  /** Of every node. */
  get settings(): Environment {
    return { ...PATIENT, FIBO_MAX_CONCURRENCY: String(this.slots) };
  }

  async open(): Promise<void> {
    this.known = await ServiceScene.create(this.clock);
    this.scene.simulator.script({ stage: 'job', latencyMs: JOB_MS, times: Infinity });
  }

  /** Resolves when FIBO has all it may of so many items, and the rows know each of its jobs: whoever is killed now leaves nothing in doubt. */
  async full(items: number): Promise<void> {
    await eventually(async () => {
      const { atFibo, completed } = await this.progress();
      return atFibo === Math.min(this.slots, items - completed) || undefined;
    });
  }

  /** Ends what FIBO works on; resolves when it is completed. */
  async endJobs(): Promise<void> {
    const { atFibo, completed } = await this.progress();
    this.clock.leap(JOB_MS);
    await eventually(
      async () => (await this.progress()).completed >= completed + atFibo || undefined,
    );
  }

  /** Lets FIBO make whatever is missing of so many items. */
  async endAll(items: number): Promise<void> {
    while ((await this.progress()).completed < items) {
      await this.full(items);
      await this.endJobs();
    }
  }

  async progress(): Promise<Progress> {
    const [progress] = await this.scene.database.query<Progress>(
      `SELECT count(*)::integer AS rows, count(*) FILTER (WHERE state = 'completed')::integer AS completed,
         (SELECT count(*)::integer FROM generation_attempt WHERE class IS NULL AND request_id IS NOT NULL) AS "atFibo",
         (SELECT count(*)::integer FROM generation_attempt WHERE class = 'unknown') AS doubts
       FROM generation`,
    );
    if (!progress) throw new Error('PostgreSQL counts nothing');
    return progress;
  }
}
