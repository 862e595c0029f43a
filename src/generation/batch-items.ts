import { addJob, JOB_PRIORITIES, type JobSql } from '../jobs/add-job.js';
import { UNDER_WAY } from './generation.entity.js';

/** The job to go on with a batch that was handed over: whoever gets it begins what may be begun by now. */
export const GO_ON_WITH_BATCH: JobSql = {
  task: 'batch',
  id: 'batch.id',
  priority: String(JOB_PRIORITIES.batch),
};

/** Where it is told, by their ids, which batches that were handed over have ended, or have items with other generations than before. */
export const BATCH_CHANGED = 'batch_changed';

/** SQL: tells, when it is selected, that this batch has changed; once, however many of its items a statement changes. */
export const tellBatchChange = (id: string): string =>
  `pg_notify('${BATCH_CHANGED}', ${id}::text) AS told`;

/** SQL: an item of a batch that has no generation yet, nor any reason to get none. */
export const IS_VACANT = 'generation_id IS NULL AND error_code IS NULL';

/** SQL: a statement by which generations that are under way go on for so many milliseconds at least, for whoever asked for them first. */
export const goOnFor = (ids: string, ms: string): string =>
  `UPDATE generation SET deadline_at = greatest(deadline_at, now() + ${ms} * interval '1 millisecond') WHERE id IN (${ids}) AND ${UNDER_WAY}`;

/** The batches that wait for a generation, in the order in which all who add their jobs do; looked up by an index for each, however many batches there are. */
const batchesOf = (generationId: string): string =>
  `LATERAL (SELECT DISTINCT batch_id AS id FROM batch_item WHERE generation_id = ${generationId} ORDER BY batch_id OFFSET 0) batch`;

/** SQL: lets somebody go on, when it is selected, with the batches that wait for this generation, which has ended. */
export const GO_ON_WITH_ITS_BATCHES = `(SELECT count(${addJob(GO_ON_WITH_BATCH)}) FROM ${batchesOf('generation.id')}) AS batches`;

/** SQL: a query that lets somebody go on with the batches that wait for generations in a table expression, which have ended. */
export const goOnWithBatches = (rows: string): string =>
  `SELECT ${addJob(GO_ON_WITH_BATCH)} FROM (
     SELECT DISTINCT batch.id FROM ${rows} AS ended CROSS JOIN ${batchesOf('ended.id')} ORDER BY batch.id) batch`;
