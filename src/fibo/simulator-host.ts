import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import type { FiboEndpoint } from './fibo-endpoint.js';
import type { FiboSimulator } from './simulator/fibo-simulator.js';

/** The simulator takes any token, as long as both sides use the same one. */
const SIMULATOR_TOKEN = 'simulator';

/** Starts the simulator inside the service when it is chosen, and says where FIBO is. */
@Injectable()
export class SimulatorHost implements OnApplicationShutdown {
  private simulator: FiboSimulator | undefined;

  constructor(private readonly config: AppConfig) {}

  async endpoint(): Promise<FiboEndpoint> {
    const { mode, baseUrl, token, simulatorLatencyMs } = this.config.fibo;
    if (mode === 'bria') {
      if (token === undefined) throw new Error('FIBO=bria without BRIA_API_TOKEN');
      return { baseUrl, token };
    }
    await mkdir(this.config.dataDir, { recursive: true });
    // A service that buys from Bria need not load it.
    const simulator = await import('./simulator/fibo-simulator.js');
    this.simulator = await simulator.FiboSimulator.start({
      token: SIMULATOR_TOKEN,
      latencyMs: simulatorLatencyMs,
      ledgerFile: join(this.config.dataDir, 'simulator.jsonl'),
    });
    return { baseUrl: this.simulator.baseUrl, token: SIMULATOR_TOKEN };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.simulator?.close();
  }
}
