import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ScriptedFault } from '../../../src/fibo/simulator/faults/scripted-fault.js';

export const TOKEN = 'test-token';
/** Of every picture. */
export const PICTURE_SIZE = { width: 64, height: 64 };

/** Five attempts, while processes of the service come and go. */
const WEBHOOK_GAPS_MS = [1000, 2000, 4000, 8000];

const ADDRESS = / on (\S+);/;

/** FIBO's simulator as a process of its own, with a ledger that outlives it. */
export class SimulatorProcess {
  /** @param script the built simulator */
  static async start(
    script: string,
    options: { readonly ledgerFile: string; readonly latencyMs: number },
  ): Promise<SimulatorProcess> {
    const { width, height } = PICTURE_SIZE;
    const args = [
      ...['--port', '0', '--token', TOKEN, '--plain-pictures', `${width}x${height}`],
      ...['--ledger', options.ledgerFile, '--latency-ms', String(options.latencyMs)],
      ...['--webhook-gaps-ms', WEBHOOK_GAPS_MS.join(',')],
    ];
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
      const address = ADDRESS.exec(line)?.[1];
      if (address !== undefined) return new SimulatorProcess(child, address);
    }
    throw new Error('the simulator ended before it listened');
  }

  private constructor(
    private readonly child: ChildProcess,
    /** What BRIA_BASE_URL is set to. */
    readonly baseUrl: string,
  ) {}

  /** The next request that it is meant for meets this fault. */
  async script(fault: ScriptedFault): Promise<void> {
    const { status } = await fetch(new URL('/__simulator/faults', this.baseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    if (status !== 204) throw new Error(`the simulator answered ${status} to a fault`);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }
}
