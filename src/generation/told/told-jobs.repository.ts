import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { runStatement } from '../../database/run-statement.js';
import { isUniqueViolation } from '../../database/unique-violation.js';
import type { AttemptRef } from '../../fibo/attempt-journal.js';

/** What came of writing down which job is an attempt's. */
export type Recording =
  /** It is written down now. */
  | 'recorded'
  /** It was before. */
  | 'known'
  /** The attempt has another job. */
  | 'mismatched'
  /** The job is another attempt's. */
  | 'taken'
  /** There is no such attempt, or none so young. */
  | 'unknown_attempt';

/** Writes what FIBO tells of jobs unasked. */
@Injectable()
export class ToldJobsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Gives an attempt, open or ended, the job that FIBO made of it, unless it has one; who finds the attempt open goes on with that. An
   * attempt begun more than a day ago is left alone: after a restored backup its numbers may have been another's.
   */
  async record({ generationId, number }: AttemptRef, requestId: string): Promise<Recording> {
    try {
      const recorded = await runStatement(
        this.dataSource,
        `UPDATE generation_attempt SET request_id = $3, accepted_at = started_at
         WHERE generation_id = $1 AND number = $2 AND request_id IS NULL AND started_at > now() - interval '1 day'
         RETURNING id`,
        [generationId, number, requestId],
      );
      if (recorded.length > 0) return 'recorded';
    } catch (error) {
      if (isUniqueViolation(error)) return 'taken';
      throw error;
    }
    // Not in the same statement: that would not see what another one wrote while it waited for the row.
    const [found] = await runStatement<{ request_id: string | null }>(
      this.dataSource,
      'SELECT request_id FROM generation_attempt WHERE generation_id = $1 AND number = $2',
      [generationId, number],
    );
    if (!found || found.request_id === null) return 'unknown_attempt';
    return found.request_id === requestId ? 'known' : 'mismatched';
  }
}
