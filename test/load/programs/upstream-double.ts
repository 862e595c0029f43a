import { request } from 'undici';
import type { ScriptedFault } from '../../../src/fibo/simulator/faults/scripted-fault.js';
import type { Arrival } from '../../../src/fibo/simulator/ledger/arrival.js';
import { Program } from './program.js';
import type { Stage } from './stage.js';

export const TOKEN = 'bench-token';

const ARRIVALS = '/__simulator/arrivals';
const FAULTS = '/__simulator/faults';

/** FIBO's simulator as a process of its own: jobs are ready at once or so much later, pictures are plain and small. */
export class UpstreamDouble {
  static async start(stage: Stage, { latencyMs = 0 } = {}): Promise<UpstreamDouble> {
    const program = await Program.start(stage, {
      script: 'src/fibo/simulator/main.js',
      args: (port) => [
        ...['--port', String(port), '--token', TOKEN],
        ...['--latency-ms', String(latencyMs), '--plain-pictures', '64x64'],
      ],
      readyPath: ARRIVALS,
    });
    return new UpstreamDouble(program.origin);
  }

  private constructor(readonly origin: string) {}

  /** What BRIA_BASE_URL is set to. */
  get baseUrl(): string {
    return `${this.origin}/v2`;
  }

  /** Every POST since the last reset, in order, by the simulator's own book. */
  async arrivals(): Promise<readonly Arrival[]> {
    const { body } = await request(this.origin + ARRIVALS);
    const { arrivals } = (await body.json()) as { arrivals: readonly Arrival[] };
    return arrivals;
  }

  /** Jobs made since the last reset. */
  async purchases(): Promise<number> {
    const arrivals = await this.arrivals();
    return arrivals.filter((arrival) => arrival.isPurchase).length;
  }

  /** Forgets arrivals and faults. */
  async reset(): Promise<void> {
    const { body } = await request(this.origin + ARRIVALS, { method: 'DELETE' });
    await body.dump();
  }

  async script(fault: ScriptedFault): Promise<void> {
    const { statusCode, body } = await request(this.origin + FAULTS, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    await body.dump();
    if (statusCode !== 204) throw new Error(`The simulator refuses a fault (${statusCode})`);
  }
}
