import { Logger } from '@nestjs/common';
import { type AfterQueryEvent, type EntitySubscriberInterface, EventSubscriber } from 'typeorm';
import { isDatabaseUnavailable } from './database-unavailable.js';

/** What a PostgreSQL query runner connects to. */
interface Connection {
  end(): Promise<void>;
}

const logger = new Logger('StalledConnections');

/**
 * Closes connections on which a statement was not answered. pg gives up the statement only: it would put the connection back
 * into the pool, and the next statement would wait behind the one that hangs.
 */
@EventSubscriber()
export class StalledConnections implements EntitySubscriberInterface {
  async afterQuery({ error, queryRunner }: AfterQueryEvent): Promise<void> {
    if (isDatabaseUnavailable(error)) closeStalled((await queryRunner.connect()) as Connection);
  }
}

/** Nobody waits for the end of it: the connection may be as stalled as its statement. */
export function closeStalled(connection: Connection): void {
  connection
    .end()
    .catch((error: unknown) => logger.debug({ event: 'database.connection.unclosed', error }));
}
