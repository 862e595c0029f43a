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
  afterQuery({ error, queryRunner }: AfterQueryEvent): void {
    if (isDatabaseUnavailable(error)) void close(queryRunner);
  }
}

async function close(queryRunner: QueryRunner): Promise<void> {
  const connection = (await queryRunner.connect()) as Connection;
  await connection.end();
}
