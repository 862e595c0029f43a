import { Injectable } from '@nestjs/common';
import { Changes } from '../database/changes.js';
import { Notifications } from '../database/notifications.js';

/** Where it is told, by their ids, which generations have another status on the wire than before, or are gone. */
const CHANNEL = 'generation_changed';

/** PostgreSQL takes 8000 bytes of news at most, and an id with its comma has 17. */
const IDS_AT_ONCE = 400;

/** SQL: tells, when it is selected, that this generation has changed. */
export const TELL_CHANGE = `pg_notify('${CHANNEL}', id::text) AS told`;

/** SQL: a query that tells that all generations in a table expression have changed. */
export const tellChanges = (rows: string): string =>
  `SELECT pg_notify('${CHANNEL}', string_agg(id::text, ','))
   FROM (SELECT id, row_number() OVER () / ${IDS_AT_ONCE} AS part FROM ${rows}) changed GROUP BY part`;

/** Knows at once when a generation has changed, on whatever node. */
@Injectable()
export class GenerationChanges extends Changes {
  constructor(notifications: Notifications) {
    super(notifications, CHANNEL);
  }
}
