/** Where it is told that events wait to be sent. */
export const DUE_CHANNEL = 'webhook_due';

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
   RETURNING id`;

/**
 * SQL: as `outboxOf`, for batches.
 *
 * @param rows a table expression with id, user_id and webhook_url
 */
export const batchOutboxOf = (rows: string): string =>
  `INSERT INTO webhook_delivery (webhook_id, user_id, batch_id, event, url, is_cached)
   SELECT 'msg_' || gen_random_uuid(), ended.user_id, ended.id, 'batch.completed', ended.webhook_url, false
   FROM ${rows} ended WHERE ended.webhook_url IS NOT NULL
   RETURNING id`;

/** SQL: a query that tells all nodes, if there is anything in what one of these has written, that it is to be sent. */
export const tellDue = (outbox: string): string =>
  `SELECT pg_notify('${DUE_CHANNEL}', '') FROM (SELECT FROM ${outbox} LIMIT 1) due`;
