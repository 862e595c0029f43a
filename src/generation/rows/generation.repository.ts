import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Billed } from '../../common/errors/api-error.js';
import type { ErrorCode } from '../../common/errors/error-catalogue.js';
import { reached } from '../../common/milestones/milestone.js';
import { Gathered } from '../../database/gathered.js';
import { runStatement } from '../../database/run-statement.js';
import type { AttemptClass } from '../../fibo/attempt-class.js';
import type { AcceptedJob } from '../../fibo/attempt-journal.js';
import { OwnNode } from '../../fibo/fleet/own-node.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import { outboxOf, queueEvents } from '../../webhooks/outbox.js';
import { type Acceptance, acceptAll, listUnrecorded } from './acceptances.repository.js';
import { beginAll, type Beginning } from './beginnings.repository.js';
import { completeAll, type Completion, type EndedByCompletion } from './completions.repository.js';
import { GO_ON_WITH_ITS_BATCHES } from '../batch-items.js';
import { TELL_CHANGE } from '../generation-changes.js';
import type { ReadGeneration } from '../generation.read.js';
import { HELD, type HeldAttempt, type Hold, HoldLost } from '../leases/hold.js';
import { endUnsent, type KnownAttempts } from './unsent-attempts.repository.js';

/** How an attempt ended, as its row keeps it. */
export interface AttemptEnd {
  readonly number: number;
  readonly attemptClass: AttemptClass;
  readonly httpStatus: number | null;
  readonly billed: Billed;
}

/** SQL: an attempt that ends was billed or not, and its price is settled; while it was under way it counted as possibly billed. */
function settledCost(number: string, billed: string): string {
  const price = (answer: string) =>
    `coalesce((SELECT price_usd_micros FROM generation_attempt WHERE generation_id = $1 AND number = ${number} AND ${billed} = '${answer}'), 0)`;
  return `cost_usd_micros = cost_usd_micros - ${price('no')}, spent_usd_micros = spent_usd_micros + ${price('yes')}`;
}

/** Writes of the state machine: one statement is one commit, and each is fenced. */
@Injectable()
export class GenerationRepository {
  private readonly beginnings: Gathered<HeldAttempt, Beginning>;
  private readonly acceptances: Gathered<Acceptance, boolean>;
  private readonly cancellations: Gathered<number, boolean>;
  private readonly completions: Gathered<EndedByCompletion, ReadGeneration | undefined>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly spending: SpendLimit,
    node: OwnNode,
  ) {
    this.beginnings = new Gathered((items) => beginAll(dataSource, spending, node, items));
    this.acceptances = new Gathered((items) => acceptAll(dataSource, items));
    this.cancellations = new Gathered((ids) => areCancelled(dataSource, ids));
    this.completions = new Gathered((items) => completeAll(dataSource, items));
  }

  /** Rejects with SpendLimitReached, and then nothing has begun. */
  async beginAttempt(hold: Hold, number: number): Promise<void> {
    reached('attempt.beginning');
    const beginning = await this.beginnings.add({ hold, number });
    if (beginning === 'lost') throw new HoldLost(hold);
    if (beginning === 'refused') throw await this.spending.refusal();
    reached('attempt.begun');
  }

  async acceptAttempt(hold: Hold, number: number, job: AcceptedJob): Promise<void> {
    if (!(await this.acceptances.add({ hold, number, job }))) throw new HoldLost(hold);
  }

  /** Those that the database was not told of. */
  async listUnrecorded(acceptances: readonly Acceptance[]): Promise<readonly Acceptance[]> {
    return listUnrecorded(this.dataSource, acceptances);
  }

  /**
   * An acceptance that is told late, perhaps by a process which no longer holds the row. The job is paid for: whoever finds the attempt open goes on
   * with it, and of an ended attempt its id is kept for the accounts.
   *
   * @param owner who held the row then; numbers alone may be those of a row in another database
   * @returns false: there is no attempt that it can belong to, begun a day before or after it at most, whatever the clocks say
   */
  async noteAcceptance({ hold, number, job }: Acceptance, owner: string): Promise<boolean> {
    const noted = await runStatement(
      this.dataSource,
      `UPDATE generation_attempt SET request_id = $3, accepted_at = $4
       WHERE generation_id = $1 AND number = $2 AND coalesce(request_id, $3) = $3
         AND started_at BETWEEN $4::timestamptz - interval '1 day' AND $4::timestamptz + interval '1 day'
         AND EXISTS (SELECT FROM generation WHERE id = $1 AND (fence > $5 OR lease_owner IS NULL OR lease_owner = $6))
       RETURNING id`,
      [hold.id, number, job.requestId, new Date(job.acceptedAt), hold.fence, owner],
    );
    return noted.length > 0;
  }

  /** Ends what an owner that is dead had begun and never sent; the ids of the generations, which anybody may go on with at once. */
  async endUnsent(owner: string, known: KnownAttempts): Promise<readonly number[]> {
    return endUnsent(this.dataSource, owner, known);
  }

  /** The attempt failed and another one follows. Rejects with HoldLost also when its outcome is not known to the holder, and FIBO has told of its job meanwhile. */
  async endAttempt(hold: Hold, end: AttemptEnd, billed: Billed): Promise<void> {
    reached('attempt.ending');
    await this.write(
      hold,
      `WITH row AS (
         UPDATE generation SET state = 'submitting', retry_count = $3, billed = $4, ${settledCost('$3', '$7')}
         WHERE ${HELD} AND NOT EXISTS (
           SELECT FROM generation_attempt WHERE generation_id = $1 AND number = $3 AND request_id IS NOT NULL AND $5 = 'unknown')
         RETURNING id)
       UPDATE generation_attempt attempt SET class = $5, http_status = $6, billed = $7, ended_at = now()
       FROM row WHERE attempt.generation_id = row.id AND attempt.number = $3
       RETURNING attempt.id`,
      [end.number, billed, end.attemptClass, end.httpStatus, end.billed],
    );
    reached('attempt.ended');
  }

  /** The picture is kept: the attempt ends, the generation is completed, the lease is given back. */
  async complete(hold: Hold, number: number, completion: Completion): Promise<ReadGeneration> {
    const completed = await this.completions.add({ hold, number, completion });
    if (!completed) throw new HoldLost(hold);
    return completed;
  }

  /**
   * The generation has failed for good; `end` is its last attempt's when one was under way.
   *
   * @param unlessAfter not if somebody waits for it for longer than until then, in whole milliseconds: then false, also when the hold is lost
   */
  async fail(
    hold: Hold,
    failure: { readonly code: ErrorCode; readonly message: string; readonly billed: Billed },
    end: AttemptEnd | undefined,
    unlessAfter?: Date,
  ): Promise<boolean> {
    reached('failure.recording');
    const written = await runStatement(
      this.dataSource,
      `WITH row AS (
         UPDATE generation SET state = 'failed', error_code = $3, error_message = $4, billed = $5,
           ${settledCost('$6::int', '$9')}, retry_count = coalesce($6::int - 1, retry_count), lease_owner = NULL, lease_expires_at = NULL,
           flight_key = NULL
         WHERE ${HELD} AND (date_trunc('milliseconds', deadline_at) > $10::timestamptz) IS NOT TRUE
         RETURNING id, user_id, state, webhooks),
       attempt AS (
         UPDATE generation_attempt attempt SET class = $7, http_status = $8, billed = $9, ended_at = now()
         FROM row WHERE attempt.generation_id = row.id AND attempt.number = $6::int),
       outbox AS (${outboxOf('row')})
       SELECT ${TELL_CHANGE}, (${queueEvents('outbox')}) AS events, ${GO_ON_WITH_ITS_BATCHES} FROM row AS generation`,
      [
        hold.id,
        hold.fence,
        failure.code,
        failure.message,
        failure.billed,
        end?.number ?? null,
        end?.attemptClass ?? null,
        end?.httpStatus ?? null,
        end?.billed ?? null,
        unlessAfter ?? null,
      ],
    );
    if (written.length === 0) {
      if (!unlessAfter) throw new HoldLost(hold);
      return false;
    }
    reached('failure.recorded');
    return true;
  }

  /** The generation has not begun and never will, and is to be in no figure. False: somebody was promised it, and it stays; or the hold is lost. */
  async forget(hold: Hold): Promise<boolean> {
    const forgotten = await runStatement(
      this.dataSource,
      `DELETE FROM generation WHERE ${HELD} AND state = 'pending' AND NOT promised RETURNING ${TELL_CHANGE}, ${GO_ON_WITH_ITS_BATCHES}`,
      [hold.id, hold.fence],
    );
    return forgotten.length > 0;
  }

  /** Whether it was given up, and its hold lost. */
  async isCancelled(id: number): Promise<boolean> {
    return this.cancellations.add(id);
  }

  async keepRawAnswer(hold: Hold, rawAnswer: Buffer, billed: Billed): Promise<void> {
    await this.write(
      hold,
      `WITH row AS (UPDATE generation SET billed = $4 WHERE ${HELD} RETURNING id)
       INSERT INTO generation_detail (generation_id, raw_answer) SELECT id, $3 FROM row
       ON CONFLICT (generation_id) DO UPDATE SET raw_answer = excluded.raw_answer
       RETURNING generation_id`,
      [rawAnswer, billed],
    );
  }

  private async write<Row>(
    hold: Hold,
    sql: string,
    parameters: readonly unknown[],
  ): Promise<readonly [Row, ...Row[]]> {
    const [first, ...rest] = await runStatement<Row>(this.dataSource, sql, [
      hold.id,
      hold.fence,
      ...parameters,
    ]);
    if (first === undefined) throw new HoldLost(hold);
    return [first, ...rest];
  }
}

async function areCancelled(
  dataSource: DataSource,
  ids: readonly number[],
): Promise<readonly boolean[]> {
  const rows = await runStatement<{ id: string }>(
    dataSource,
    `SELECT id FROM generation WHERE id = ANY($1::bigint[]) AND state = 'cancelled'`,
    [ids],
  );
  const cancelled = new Set(rows.map(({ id }) => Number(id)));
  return ids.map((id) => cancelled.has(id));
}
