import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, ServiceProcess } from '../../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { webhookSettings } from '../../support/webhook-settings.js';
import { SimulatorProcess, TOKEN } from './simulator-process.js';

/** What stays the same from the first process of the service to the last. */
export interface CrashSceneOptions {
  /** Absolute path of the folder with what was built. */
  readonly built: string;
  /** How long FIBO takes for a picture. */
  readonly latencyMs: number;
  readonly unknownOutcome: 'retry' | 'fail';
  /** Whether FIBO tells of jobs that have ended. */
  readonly hasWebhooks?: boolean;
}

/** A tenth of what the service takes by default. */
const LEASE_MS = 1_500;

/** What outlives the processes of the service: FIBO with its ledger, the database and the pictures. */
export class CrashScene {
  private readonly processes: ServiceProcess[] = [];

  static async create(options: CrashSceneOptions): Promise<CrashScene> {
    const folder = await mkdtemp(join(tmpdir(), 'generation-api-crash-'));
    const simulator = await SimulatorProcess.start(
      join(options.built, 'src/fibo/simulator/main.js'),
      { ledgerFile: join(folder, LEDGER), latencyMs: options.latencyMs },
    );
    const hearing = options.hasWebhooks ? await webhookSettings() : {};
    return new CrashScene(options, folder, simulator, await createTestDatabase(), hearing);
  }

  private constructor(
    private readonly options: CrashSceneOptions,
    private readonly folder: string,
    private readonly simulator: SimulatorProcess,
    readonly database: TestDatabase,
    private readonly hearing: Environment,
  ) {}

  /** FIBO's own book; append-only. */
  get ledgerFile(): string {
    return join(this.folder, LEDGER);
  }

  get unknownOutcome(): 'retry' | 'fail' {
    return this.options.unknownOutcome;
  }

  /** A process of the service, as soon as it runs. */
  async spawn(): Promise<ServiceProcess> {
    return this.keep(await ServiceProcess.spawn(this.environment, this.command));
  }

  /** A process of the service, as soon as it listens. */
  async start(): Promise<ServiceProcess> {
    return this.keep(await ServiceProcess.start(this.environment, this.command));
  }

  async clear(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill()));
    await this.simulator.stop();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }

  private get command(): string[] {
    return [process.execPath, join(this.options.built, 'src/main.js')];
  }

  private get environment(): Environment {
    return {
      FIBO: 'bria',
      BRIA_API_TOKEN: TOKEN,
      BRIA_BASE_URL: this.simulator.baseUrl,
      DATABASE_URL: this.database.url,
      DATA_DIR: join(this.folder, 'data'),
      FIBO_POLL_INTERVAL_MS: '20',
      FIBO_UNKNOWN_OUTCOME: this.options.unknownOutcome,
      RETRY_BASE_MS: '20',
      LEASE_MS: String(LEASE_MS),
      SPEND_LIMIT_USD_PER_DAY: '0',
      MIN_FREE_MB: '0',
      ...this.hearing,
    };
  }

  private keep(process: ServiceProcess): ServiceProcess {
    this.processes.push(process);
    return process;
  }
}

const LEDGER = 'ledger.jsonl';
