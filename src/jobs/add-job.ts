/**
 * Jobs of a kind come before others when their number is lower. Jobs that lie there for hours, until their time has come, are behind all
 * others: whoever looks for one to take up passes those before it.
 */
export const JOB_PRIORITIES = {
  events: -20,
  rescue: -10,
  interactive: 0,
  batch: 10,
  timed: 20,
} as const;

/** What is to be done, once for each key however often it is wanted meanwhile. */
export interface JobSql {
  readonly task: string;
  /** SQL: a number, the key within the task; with the name of its table, for that of the queue has one of the same name. */
  readonly id: string;
  /** SQL: an integer. */
  readonly priority: string;
}

/** SQL: the key of a job, see `addJob`. */
export const jobKey = ({ task, id }: Pick<JobSql, 'task' | 'id'>): string => `'${task}:' || ${id}`;

/**
 * SQL: adds a job when it is selected, in the transaction that it is selected in; the job's id. Its payload is `{"id":…}`.
 *
 * The queue adds nothing when the job of that key is taken up in this very moment, and whoever took it up may not see what this transaction
 * writes: the second time the queue knows that it was taken, and adds another one.
 *
 * @param runAt SQL: when somebody may take it up, a timestamptz
 */
export const addJob = (job: JobSql, runAt = 'now()'): string =>
  `coalesce(${queued(job, runAt)}, ${queued(job, runAt)})`;

const queued = (job: JobSql, runAt: string): string =>
  `(graphile_worker.add_job('${job.task}', json_build_object('id', ${job.id}), run_at := ${runAt}, job_key := ${jobKey(job)}, priority := ${job.priority})).id`;

/**
 * SQL: somebody will look after the job soon, or has begun to. One that has failed often waits for hours; of one that was begun long ago
 * it is not known whether its process still is.
 *
 * @param job its key
 * @param patience SQL: an interval
 */
export const isJobAwaited = (job: Pick<JobSql, 'task' | 'id'>, patience: string): string =>
  `EXISTS (SELECT FROM graphile_worker.jobs WHERE key = ${jobKey(job)} AND attempts < max_attempts
     AND (locked_at IS NULL AND run_at < now() + ${patience} OR locked_at > now() - ${patience}))`;
