import type { StatisticsDto } from '../../../src/statistics/statistics.dto.js';
import type { Rollup } from '../../support/history-rollup.js';

/** A job that FIBO sold, by its own ledger. */
export interface Purchase {
  /** FIBO's id of the job. */
  readonly requestId: string;
  /** The order's name, read in the prompt that FIBO was sent. */
  readonly order: string;
  readonly isCompleted: boolean;
  /** Of the bytes that FIBO makes for this job, and for no other. */
  readonly pictureSha256: string;
}

/** A row of `generation`. */
export interface GenerationRow {
  readonly id: number;
  readonly userId: number;
  /** The order's name, read in the prompt. */
  readonly order: string;
  readonly state: string;
  readonly errorCode: string | null;
  readonly leaseOwner: string | null;
  readonly leaseExpiresAt: string | null;
}

/** A row of `generation_attempt`. */
export interface AttemptRow {
  readonly generationId: number;
  readonly number: number;
  /** Null: the attempt has not ended. */
  readonly attemptClass: string | null;
  readonly requestId: string | null;
  readonly billed: string;
  readonly priceUsdMicros: number;
}

/** A generation in the history of a user, as that user is told of it. */
export interface Shown {
  readonly id: number;
  readonly userId: number;
  readonly status: string;
  /** Of the bytes behind its `result_url`; undefined: they cannot be fetched. */
  readonly pictureSha256: string | undefined;
}

/** What a caller heard who lived to hear it. */
export interface Told {
  readonly order: string;
  /** Undefined: of no generation. */
  readonly generationId: number | undefined;
  /** Undefined: the generation is completed. */
  readonly errorCode: string | undefined;
}

/** A batch that was accepted with 202: its caller went away. */
export interface AcceptedBatch {
  readonly id: number;
  /** The names of its items' orders, by index. */
  readonly orders: readonly string[];
}

/** A row of `batch`, with those of its items. */
export interface BatchRow {
  readonly id: number;
  readonly hasEnded: boolean;
  /** By index. */
  readonly items: readonly BatchItemRow[];
}

export interface BatchItemRow {
  readonly generationId: number | null;
  /** Null: it has a generation, or was not begun. */
  readonly errorCode: string | null;
}

/** What somebody was told who followed a generation, over all connections. */
export interface Followed {
  readonly generationId: number;
  /** In the order told. */
  readonly statuses: readonly string[];
}

/** The statistics of a user, as the service tells them and as rows and attempts say. */
export interface Figures {
  readonly userId: number;
  readonly told: StatisticsDto;
  readonly recounted: StatisticsDto;
}

/** Everything that is known when the last service has come to rest. */
export interface Evidence {
  readonly unknownOutcome: 'retry' | 'fail';
  readonly told: readonly Told[];
  readonly accepted: readonly AcceptedBatch[];
  readonly followed: readonly Followed[];
  readonly batches: readonly BatchRow[];
  readonly purchases: readonly Purchase[];
  readonly generations: readonly GenerationRow[];
  readonly attempts: readonly AttemptRow[];
  readonly shown: readonly Shown[];
  readonly figures: readonly Figures[];
  /** Figures of days and months as triggers keep them, and as rows say. */
  readonly rollup: { readonly kept: Rollup; readonly recounted: Rollup };
}
