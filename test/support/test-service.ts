import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { configureApp } from '../../src/app.setup.js';
import { Clock } from '../../src/common/time/clock.js';
import { Randomness } from '../../src/common/time/randomness.js';
import { readConfig } from '../../src/config/environment.js';
import { FiboSimulator } from '../../src/fibo/simulator/fibo-simulator.js';
import { type Answer, ask, postGeneration } from './ask.js';
import { RecordingClock } from './recording-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const TOKEN = 'test-token';

/** The service as main makes it, on a database of its own, with a scripted FIBO upstream. */
export interface TestService {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly simulator: FiboSimulator;
  readonly database: TestDatabase;
  readonly clock: RecordingClock;
  readonly dataDir: string;
  post(body: unknown, init?: RequestInit): Promise<Answer>;
  get(path: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** Environment that keeps tests quick: small pictures, short gaps and waits, and no care for the disk of the machine. */
const QUICK = {
  PORT: '0',
  FIBO: 'bria',
  BRIA_API_TOKEN: TOKEN,
  FIBO_POLL_INTERVAL_MS: '5',
  RETRY_BASE_MS: '5',
  MIN_FREE_MB: '0',
};

/** @param environment settings beyond the quick ones, by the names of the configuration table */
export async function startTestService(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestService> {
  const plainPictures = { width: 64, height: 64 };
  const simulator = await FiboSimulator.start({ token: TOKEN, latencyMs: 0, plainPictures });
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'generation-api-service-'));
  const config = readConfig({
    ...QUICK,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    BRIA_BASE_URL: simulator.baseUrl,
    ...environment,
  });

  const clock = new RecordingClock();
  const module = await Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
    .overrideProvider(Clock)
    .useValue(clock)
    .overrideProvider(Randomness)
    .useValue({ next: () => 0 })
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: false,
    forceCloseConnections: true,
  });
  configureApp(app);
  await app.listen(config.http.port, config.http.host);
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  return {
    url,
    app,
    simulator,
    database,
    clock,
    dataDir,
    post: (body, init) => postGeneration(url, body, init),
    get: (path) => ask(`${url}${path}`),
    stop: async () => {
      // FIBO first: the service waits for what it asked, and FIBO may never answer.
      await simulator.close();
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
}
