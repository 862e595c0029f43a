import { Client } from 'pg';

/** A lock on a table that a session of its own holds. */
export class HeldLock {
  private client: Client | undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly table: string,
  ) {}

  /** Whoever reads or writes the table waits from now on. */
  async take(): Promise<void> {
    this.client = new Client({ connectionString: this.databaseUrl });
    await this.client.connect();
    await this.client.query(`BEGIN; LOCK TABLE ${this.table} IN ACCESS EXCLUSIVE MODE`);
  }

  async release(): Promise<void> {
    await this.client?.end();
    this.client = undefined;
  }
}
