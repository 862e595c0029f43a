import { JOB_PRIORITIES, type JobSql } from '../../jobs/add-job.js';

/**
 * The job to send events: whoever gets it takes of all that is due as much as there is room for, owners in turn, and the job is over. It comes
 * before all others, for it is over in a moment, and those may wait for their turn.
 */
export const SEND_EVENTS: JobSql = {
  task: 'webhook',
  id: 'delivery.id',
  priority: String(JOB_PRIORITIES.events),
};

/** The same at a later time. */
export const SEND_EVENTS_LATER: JobSql = { ...SEND_EVENTS, priority: String(JOB_PRIORITIES.timed) };
