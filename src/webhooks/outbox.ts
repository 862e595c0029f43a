import { addJob } from '../jobs/add-job.js';
import { SEND_EVENTS } from './dispatch/send-events.js';

/**
 * SQL: a statement that writes the events of generations, of the moment: part of the statement that ends them, so that there is no end
 * without its events. Without subscriptions it finds nothing to do.
 *
 * @param rows a table expression with id, user_id, state (`completed`, or any other one that it failed in) and webhooks
 */
export const outboxOf = (rows: string): string =>
  `INSERT INTO webhook_delivery (webhook_id, user_id, generation_id, event, url, is_cached)
   SELECT webhook.id, ended.user_id, ended.id,
     CASE ended.state WHEN 'completed' THEN 'generation.completed' ELSE 'generation.failed' END, webhook.url, webhook.cached
   FROM ${rows} ended CROSS JOIN LATERAL jsonb_to_recordset(ended.webhooks) AS webhook (id text, url text, cached boolean)
   WHERE ended.webhooks IS NOT NULL
   ON CONFLICT (webhook_id) DO NOTHING
   RETURNING id, user_id`;

/**
 * SQL: as `outboxOf`, for batches.
 *
 * @param rows a table expression with id, user_id and webhook_url
 */
export const batchOutboxOf = (rows: string): string =>
  `INSERT INTO webhook_delivery (webhook_id, user_id, batch_id, event, url, is_cached)
   SELECT 'msg_' || gen_random_uuid(), ended.user_id, ended.id, 'batch.completed', ended.webhook_url, false
   FROM ${rows} ended WHERE ended.webhook_url IS NOT NULL
   RETURNING id, user_id`;

/**
 * SQL: a query that lets somebody send what one of these has written. One job for each owner: whoever gets it finds all that is due, and a
 * hundred subscribers of one generation are written as fast as one.
 */
export const queueEvents = (outbox: string): string =>
  `SELECT count(${addJob(SEND_EVENTS)}) AS jobs FROM (
     SELECT min(id) AS id FROM ${outbox} GROUP BY user_id) delivery`;
