import { JOB_PRIORITIES, type JobSql } from '../jobs/add-job.js';

/**
 * The job to look after a row of generation: whoever gets it takes the lease and goes on with the work, or goes away. What is paid for comes
 * first, and batches let single pictures go before them.
 */
export const LOOK_AFTER: JobSql = {
  task: 'generation',
  id: 'generation.id',
  priority: `CASE WHEN generation.state <> 'pending' THEN ${JOB_PRIORITIES.rescue} WHEN generation.batch_id IS NULL THEN ${JOB_PRIORITIES.interactive} ELSE ${JOB_PRIORITIES.batch} END`,
};
