import { DataSource } from 'typeorm';
import type { AppConfig } from '../../src/config/app-config.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { runMigrations } from '../../src/database/migration-runner.js';
import { FleetRepository } from '../../src/fibo/fleet/fleet.repository.js';
import { OwnNode } from '../../src/fibo/fleet/own-node.js';
import type { Forbearance } from '../../src/fibo/webhooks/webhook-patience.js';
import { CreateGenerationDto } from '../../src/generation/generation.dto.js';
import { GENERATION_ENTITIES } from '../../src/generation/generation.entities.js';
import {
  GenerationInsertRepository,
  type Insertion,
  type NewRow,
} from '../../src/generation/rows/generation-insert.repository.js';
import { GenerationRepository } from '../../src/generation/rows/generation.repository.js';
import type { Hold } from '../../src/generation/leases/hold.js';
import { LeaseRepository } from '../../src/generation/leases/lease.repository.js';
import { orderOf } from '../../src/generation/order.js';
import { SubscribersRepository } from '../../src/generation/subscribed/subscribers.repository.js';
import { ToldJobsRepository } from '../../src/generation/told/told-jobs.repository.js';
import { SpendLimit } from '../../src/spending/spend-limit.js';
import { SpendingRepository } from '../../src/spending/spending.repository.js';
import { eventually } from './eventually.js';
import { testConfig } from './test-config.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const LEASE_MS = 60_000;

/** What is written about a generation and one of its attempts. */
interface Written {
  readonly row: object;
  readonly attempt: object | null;
  readonly detail: object | null;
}

/** The tables of generations on a database of their own, with the repositories that write them and without a service that works on them. */
export class GenerationTable {
  readonly generations: GenerationRepository;
  readonly leases: LeaseRepository;
  readonly told: ToldJobsRepository;
  /** Whose attempts they are. */
  readonly node = new OwnNode();
  readonly fleet: FleetRepository;
  readonly subscribers: SubscribersRepository;
  private readonly inserts: GenerationInsertRepository;

  /** @param settings names of the configuration table */
  static async create(settings: Readonly<Record<string, string>> = {}): Promise<GenerationTable> {
    const database = await createTestDatabase();
    const options = dataSourceOptions(database.url, { poolMax: 4, ca: undefined });
    const dataSource = await new DataSource({
      ...options,
      entities: GENERATION_ENTITIES,
    }).initialize();
    await runMigrations(dataSource);
    return new GenerationTable(database, dataSource, testConfig(settings));
  }

  private constructor(
    private readonly database: TestDatabase,
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
  ) {
    const spending = new SpendLimit(config, new SpendingRepository(dataSource));
    this.generations = new GenerationRepository(dataSource, spending, this.node);
    this.inserts = new GenerationInsertRepository(dataSource, spending, config, this.node);
    this.leases = new LeaseRepository(dataSource);
    this.fleet = new FleetRepository(dataSource);
    this.told = new ToldJobsRepository(dataSource);
    this.subscribers = new SubscribersRepository(dataSource);
  }

  /** A generation whose first attempt has begun; its lease ran out so long ago, or (default) has not; its deadline comes in five minutes. */
  async insert(
    row: {
      readonly overdueMs?: number;
      readonly simulated?: boolean;
      readonly owner?: string;
      readonly deadlineMs?: number;
    } = {},
  ): Promise<Hold> {
    const { overdueMs = -LEASE_MS, simulated = false, owner = 'owner', deadlineMs } = row;
    const dto = Object.assign(new CreateGenerationDto(), { prompt: 'A luxury watch' });
    const order = orderOf(dto, this.config, Date.now());
    const deadlineAt =
      deadlineMs === undefined ? order.deadlineAt : new Date(Date.now() + deadlineMs);
    const terms = { ...order, deadlineAt, simulated };
    const lease = { owner, ms: -overdueMs };
    const own = { ...terms, flightKey: null };
    const [insertion] = await this.inserts.insertAll([{ terms: own, state: 'submitting' }], lease);
    if (insertion?.is !== 'inserted') throw new Error('the spending limit of a test is reached');
    return insertion.hold;
  }

  /** What becomes of generations, each with this key or (null) without one, that one statement is to insert. */
  async insertKeys(keys: readonly (string | null)[]): Promise<readonly Insertion[]> {
    const dto = Object.assign(new CreateGenerationDto(), { prompt: 'A luxury watch' });
    const terms = orderOf(dto, this.config, Date.now());
    const rows = keys.map((flightKey): NewRow => ({
      terms: { ...terms, flightKey },
      state: 'submitting',
    }));
    return this.inserts.insertAll(rows, { owner: 'owner', ms: LEASE_MS });
  }

  /** What becomes of rows that wait for a slot, and of one that is handed over, when one statement is to insert them all. */
  async insertBesideWaiting(waiting: number): Promise<readonly Insertion[]> {
    const dto = Object.assign(new CreateGenerationDto(), { prompt: 'A luxury watch' });
    const terms = { ...orderOf(dto, this.config, Date.now()), flightKey: null };
    const row: NewRow = { terms, state: 'pending' };
    const rows = [...Array<NewRow>(waiting).fill(row), { ...row, isHandedOver: true }];
    return this.inserts.insertAll(rows, { owner: 'owner', ms: LEASE_MS });
  }

  /** From now on nobody joins a generation that is too old for it. */
  async endFlight({ id }: Hold): Promise<void> {
    await this.inserts.endFlight(id);
  }

  /** Takes over as `thief` what can be taken over. */
  async takeOver({
    heldIds = [],
    simulated = false,
    forbearance,
  }: {
    readonly heldIds?: readonly number[];
    readonly simulated?: boolean;
    readonly forbearance?: Forbearance;
  } = {}): Promise<readonly Hold[]> {
    const thief = { owner: 'thief', leaseMs: LEASE_MS, heldIds };
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM generation');
    const ids = rows.map(({ id }) => Number(id));
    return this.leases.takeOver(ids, thief, simulated, forbearance);
  }

  /** All jobs were taken up so long ago, by a process that has not ended them. */
  async takeJobs(ago: string): Promise<void> {
    await this.database.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'somebody', locked_at = now() - $1::interval`,
      [ago],
    );
  }

  /** Lets somebody look after what was left; the ids for which there are jobs then, in the order in which they came. */
  async queueLeft(limit = 100): Promise<readonly number[]> {
    await this.leases.queueLeft({ leaseMs: LEASE_MS, heldIds: [] }, false, limit);
    const jobs = await this.dataSource.query<{ id: number }[]>(
      `SELECT (payload ->> 'id')::integer AS id FROM graphile_worker._private_jobs ORDER BY priority, run_at, id`,
    );
    return jobs.map(({ id }) => id);
  }

  /**
   * Does `work`, which must write the row, while another session has taken the row over and has not committed it yet.
   *
   * @returns the row as that session left it
   */
  async takenOverMeanwhile(hold: Hold, work: () => Promise<unknown>): Promise<unknown> {
    const before = await this.read(hold);
    const thief = this.dataSource.createQueryRunner();
    await thief.startTransaction();
    try {
      await thief.query('UPDATE generation SET fence = fence + 1 WHERE id = $1', [hold.id]);
      const worked = work();
      await eventually(async () => {
        const waiting = await this.database.query('SELECT FROM pg_locks WHERE NOT granted');
        return waiting.length > 0 || undefined;
      });
      await thief.commitTransaction();
      await worked;
    } finally {
      await thief.release();
    }
    return before.map((entry) => ({ ...entry, row: { ...entry.row, fence: hold.fence + 1 } }));
  }

  /** Makes a row's attempts begin so long ago. */
  async ageAttempts(id: number, seconds: number): Promise<void> {
    await this.database.query(
      `UPDATE generation_attempt SET started_at = now() - $2 * interval '1 second' WHERE generation_id = $1`,
      [id, seconds],
    );
  }

  /** Lets so much time pass for a row. */
  async age({ id }: Hold, column: 'created_at' | 'completed_at', interval: string): Promise<void> {
    await this.database.query(
      `UPDATE generation SET ${column} = ${column} - $2::interval WHERE id = $1`,
      [id, interval],
    );
  }

  /** How many generations there are, and how many attempts. */
  async count(): Promise<{ readonly rows: number; readonly attempts: number }> {
    const [counted] = await this.database.query<{ rows: number; attempts: number }>(
      `SELECT (SELECT count(*)::int FROM generation) AS rows, (SELECT count(*)::int FROM generation_attempt) AS attempts`,
    );
    return counted ?? { rows: NaN, attempts: NaN };
  }

  /** Lets the lease on a row run out. */
  async expire({ id }: Hold): Promise<void> {
    await this.database.query(
      `UPDATE generation SET lease_expires_at = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
  }

  /** Everything that is written about a generation. */
  async read({ id }: Hold): Promise<readonly Written[]> {
    return this.database.query(
      `SELECT to_jsonb(generation) AS row, to_jsonb(attempt) AS attempt, to_jsonb(detail) AS detail FROM generation
       LEFT JOIN generation_attempt attempt ON attempt.generation_id = generation.id
       LEFT JOIN generation_detail detail ON detail.generation_id = generation.id
       WHERE generation.id = $1 ORDER BY attempt.number`,
      [id],
    );
  }

  /** The events that were written, as `id event`, of all generations. */
  async readEvents(): Promise<readonly string[]> {
    const written = await this.database.query<{ line: string }>(
      `SELECT webhook_id || ' ' || event AS line FROM webhook_delivery ORDER BY line`,
    );
    return written.map(({ line }) => line);
  }

  /** Changes the tables, or who watches over them, for the rest of the test. */
  async alter(sql: string): Promise<void> {
    await this.database.query(sql);
  }

  async empty(): Promise<void> {
    await this.database.query('TRUNCATE generation, fibo_node CASCADE');
    await this.database.query('TRUNCATE graphile_worker._private_jobs');
    this.node.id = null;
  }

  async drop(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }
}
