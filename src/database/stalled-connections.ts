import { Logger } from '@nestjs/common';
import {
  type AfterQueryEvent,
  type EntitySubscriberInterface,
  EventSubscriber,
  type QueryRunner,
} from 'typeorm';
import { isDatabaseUnavailable } from './database-unavailable.js';

/** What a PostgreSQL query runner connects to. */
interface Connection {
  end(): Promise<void>;
}

/**
 * Closes connections on which a statement was not answered. pg gives up the statement only: it would put the connection back
 * into the pool, and the next statement would wait behind the one that hangs.
 */
@EventSubscriber()
export class StalledConnections implements EntitySubscriberInterface {
  private readonly logger = new Logger(StalledConnections.name);

  afterQuery({ error, queryRunner }: AfterQueryEvent): void {
    if (!isDatabaseUnavailable(error)) return;
    close(queryRunner).catch((reason: unknown) =>
      this.logger.debug({ event: 'database.connection.unclosed', error: reason }),
    );
  }
}

async function close(queryRunner: QueryRunner): Promise<void> {
  const connection = (await queryRunner.connect()) as Connection;
  await connection.end();
}
