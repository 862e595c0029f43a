import { Injectable } from '@nestjs/common';
import { Client, type ClientConfig, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { AppConfig } from '../../config/app-config.js';
import { listeningOptions } from '../data-source-options.js';
import { isDatabaseUnavailable } from '../database-unavailable.js';
import { closeStalled } from '../stalled-connections.js';
import { bearErrors } from './bear-errors.js';

/** One listens, the others fetch jobs and put them away; the jobs themselves use the data source. */
const CONNECTIONS = 3;

/** Connections for a job queue, beside those of the data source. */
@Injectable()
export class JobConnections {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: AppConfig,
  ) {}

  /** They are made when they are needed; whoever opens the pool ends it. */
  open(): Pool {
    const pool = new Pool({
      ...listeningOptions(this.dataSource.options, this.config.database),
      application_name: 'generation-api jobs',
      Client: JobConnection,
      max: CONNECTIONS,
    });
    return bearErrors(pool);
  }
}

/** Whoever uses it puts it back without a word of what became of its statements, so it sees to itself that nobody waits behind one that hangs. */
class JobConnection extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    const watched = (...args: unknown[]): unknown => {
      const answer = query(...args);
      if (answer instanceof Promise) answer.catch((error: unknown) => this.closeIfStalled(error));
      return answer;
    };
    // Whatever the form in which it is asked, the answer is the one that Client gives.
    this.query = watched as Client['query'];
  }

  private closeIfStalled(error: unknown): void {
    if (isDatabaseUnavailable(error)) closeStalled(this);
  }
}
