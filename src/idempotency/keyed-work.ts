import type { ApiErrorOptions } from '../common/errors/api-error.js';
import type { CallOutcome } from './call-outcome.js';
import type { KnownKey } from './keyed-call.js';

/** What must be known of the work that is done under keys; whoever does such work implements it. */
export abstract class KeyedWork {
  /**
   * What became of the work of earlier calls, as of now. Undefined: nothing was bought, or the handler itself goes on from what was;
   * the call is made then.
   */
  abstract findOutcome(
    key: Pick<KnownKey, 'id' | 'generationIds'>,
  ): Promise<CallOutcome | undefined>;

  /** Whether the body of an answer tells of work that goes on after it. */
  abstract isUnderWay(body: object): boolean;

  /** What became, as of now, of the work that a call was promised. Rejects with NOT_FOUND when it was erased. */
  abstract tell(key: Pick<KnownKey, 'id' | 'generationIds'>): Promise<CallOutcome>;

  /** Where the work of a call that is still under way is to be found, as far as that is known. */
  abstract locate(key: Pick<KnownKey, 'id'>): Promise<ApiErrorOptions>;

  /** The ids of the generations in the body of an answer. */
  abstract generationsIn(body: object): readonly number[];
}
