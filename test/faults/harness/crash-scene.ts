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
  /** Settings of the service beyond those that it needs here. */
  readonly settings?: Environment;
}

/** What is special about one process. */
export interface Launch {
  readonly settings?: Environment;
  /** Absolute path of a module that is loaded before the program. */
  readonly preload?: string;
  /** Absolute path of a program that is run in the service's place. */
  readonly program?: string;
}

/** A tenth of what the service takes by default. */
const LEASE_MS = 1_500;

/** What outlives the processes of the service: FIBO with its ledger, the database and the pictures. */
export class CrashScene {
  private readonly processes: ServiceProcess[] = [];

  /** @param database where rows are kept; it is dropped with the scene */
  static async create(
    options: CrashSceneOptions,
    database: Promise<TestDatabase> = createTestDatabase(),
  ): Promise<CrashScene> {
    const folder = await mkdtemp(join(tmpdir(), 'generation-api-crash-'));
    const simulator = await SimulatorProcess.start(
      join(options.built, 'src/fibo/simulator/main.js'),
      { ledgerFile: join(folder, LEDGER), latencyMs: options.latencyMs },
    );
    const hearing = options.hasWebhooks ? await webhookSettings() : {};
    return new CrashScene(options, folder, simulator, await database, hearing);
  }

  private constructor(
    private readonly options: CrashSceneOptions,
    /** For whatever else belongs here. */
    readonly folder: string,
    readonly simulator: SimulatorProcess,
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
  async spawn(launch: Launch = {}): Promise<ServiceProcess> {
    return this.keep(await ServiceProcess.spawn(this.settingsOf(launch), this.commandOf(launch)));
  }

  /** A process of the service, as soon as it listens. */
  async start(launch: Launch = {}): Promise<ServiceProcess> {
    return this.keep(await ServiceProcess.start(this.settingsOf(launch), this.commandOf(launch)));
  }

  async clear(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.kill()));
    await this.simulator.stop();
    await this.database.drop();
    await rm(this.folder, { recursive: true });
  }

  private commandOf({ preload, program }: Launch): string[] {
    const flags = preload === undefined ? [] : ['--import', preload];
    return [process.execPath, ...flags, program ?? join(this.options.built, 'src/main.js')];
  }

  private settingsOf({ settings }: Launch): Environment {
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
      ...this.options.settings,
      ...settings,
    };
  }

  private keep(process: ServiceProcess): ServiceProcess {
    this.processes.push(process);
    return process;
  }
}

const LEDGER = 'ledger.jsonl';
