/** Where it is told, by their ids, which batches have ended. */
export const BATCH_ENDED = 'batch_ended';

/** SQL: tells, when it is selected, that this batch has ended. */
export const TELL_BATCH_END = `pg_notify('${BATCH_ENDED}', id::text) AS told`;
