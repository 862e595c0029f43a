import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/common/time/clock.js';
import { FiboSimulator } from '../../src/fibo/simulator/fibo-simulator.js';
import { eventually } from './eventually.js';
import { type Environment, ServiceProcess } from './service-process.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const TOKEN = 'test-token';

/** Five attempts, while a process is started anew. */
const WEBHOOK_GAPS_MS = [500, 1500, 4000, 6000];

/** What outlives the processes of the service: FIBO, the database and the pictures. */
export class ServiceScene {
  private readonly processes: ServiceProcess[] = [];

  private constructor(
    readonly simulator: FiboSimulator,
    readonly database: TestDatabase,
    readonly dataDir: string,
  ) {}

  /** @param fiboClock default: the machine's */
  static async create(fiboClock?: Clock): Promise<ServiceScene> {
    const plainPictures = { width: 64, height: 64 };
    const simulator = await FiboSimulator.start({
      token: TOKEN,
      latencyMs: 0,
      plainPictures,
      webhookGapsMs: WEBHOOK_GAPS_MS,
      ...(fiboClock && { clock: fiboClock }),
    });
    const database = await createTestDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'generation-api-process-'));
    return new ServiceScene(simulator, database, dataDir);
  }

  /** Settings of a service that belongs here: short waits, so that tests are quick, and no care for the disk of the machine. */
  get environment(): Environment {
    return {
      FIBO: 'bria',
      BRIA_API_TOKEN: TOKEN,
      BRIA_BASE_URL: this.simulator.baseUrl,
      DATABASE_URL: this.database.url,
      DATA_DIR: this.dataDir,
      FIBO_POLL_INTERVAL_MS: '20',
      RETRY_BASE_MS: '20',
      MIN_FREE_MB: '0',
    };
  }

  /** Another process of the service, as soon as it listens. */
  async start(environment: Environment = {}, command?: string[]): Promise<ServiceProcess> {
    const process = await ServiceProcess.start({ ...this.environment, ...environment }, command);
    this.processes.push(process);
    return process;
  }

  /** A process that is about to start. */
  async spawn(environment: Environment = {}): Promise<ServiceProcess> {
    const process = await ServiceProcess.spawn({ ...this.environment, ...environment });
    this.processes.push(process);
    return process;
  }

  /** The id of the only generation, once it has come so far. */
  async generationIn(state: string): Promise<number> {
    return eventually(async () => {
      const [row] = await this.database.query<{ id: string }>(
        'SELECT id FROM generation WHERE state = $1',
        [state],
      );
      return row && Number(row.id);
    });
  }

  /** Resolves when a process has taken a generation over from another one. */
  async takeOver(): Promise<void> {
    await eventually(async () => {
      const [row] = await this.database.query('SELECT FROM generation WHERE fence > 1');
      return row;
    });
  }

  /** Resolves when so many submissions have arrived at FIBO. */
  async submissions(count: number): Promise<void> {
    await eventually(() =>
      Promise.resolve(this.simulator.arrivals().length >= count ? true : undefined),
    );
  }

  /** Resolves when so many fetches of pictures have begun. */
  async pictureFetches(count: number): Promise<void> {
    await eventually(() =>
      Promise.resolve(this.simulator.traffic().pictureFetches >= count ? true : undefined),
    );
  }

  async clear(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill()));
    await this.simulator.close();
    await this.database.drop();
    await rm(this.dataDir, { recursive: true });
  }
}
