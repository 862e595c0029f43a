import type { CrashScene } from '../../faults/harness/crash-scene.js';
import { eventually } from '../../support/eventually.js';
import type { ServiceProcess } from '../../support/service-process.js';
import type { Backend } from './haproxy-configuration.js';

/** A place behind haproxy that one process of the service after the other takes. */
export class RollingNode {
  private process: ServiceProcess | undefined;

  constructor(
    private readonly scene: CrashScene,
    private readonly backend: Backend,
  ) {}

  get name(): string {
    return this.backend.name;
  }

  /** Resolves when a new process is ready. */
  async start(): Promise<void> {
    const { host, port } = this.backend;
    const settings = { HOST: host, PORT: String(port) };
    const process = await this.scene.start({ settings });
    await eventually(async () => (await process.get('/health/ready')).status === 200 || undefined);
    this.process = process;
  }

  /** SIGTERM, and what the process exits with by itself; null: a signal ended it. */
  async end(): Promise<number | null> {
    if (!this.process) throw new Error(`${this.name} does not run`);
    this.process.signal('SIGTERM');
    return (await this.process.ended()).exitCode;
  }
}
