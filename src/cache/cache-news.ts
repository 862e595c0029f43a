/** Where nodes tell each other whose cache was emptied. */
export const CACHE_EMPTIED = 'cache_emptied';

/** SQL: a query that lets all nodes forget what their memories hold of the users in a table expression with user_id. */
export const forgetUsers = (rows: string): string =>
  `SELECT pg_notify('${CACHE_EMPTIED}', json_build_object('node', NULL, 'owner', user_id)::text)
   FROM (SELECT DISTINCT user_id FROM ${rows} AS forgotten) owner`;
