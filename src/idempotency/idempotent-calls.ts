import { Injectable } from '@nestjs/common';
import { ApiError, type ApiErrorOptions } from '../common/errors/api-error.js';
import { toApiError } from '../common/errors/foreign-error.js';
import { PublicAddress } from '../common/http/public-address.js';
import type { WorkClaim } from '../common/http/request-context.js';
import { underClaim } from '../common/http/work-claim.js';
import { isDead } from '../common/process/process-identity.js';
import { explainDatabaseFailure } from '../database/database-unavailable.js';
import { type CallOutcome, keepOutcome, PROMISE, recallOutcome } from './call-outcome.js';
import { KeyClaims } from './key-claims.js';
import type { KeyedAnswer } from './keyed-answer.js';
import type { KeyedCall, KnownKey } from './keyed-call.js';
import type { KeyedWork } from './keyed-work.js';
import { isLastWord } from './last-word.js';
import { fateOf } from './repeat-fate.js';

/** Does a call's work; what it resolves to is the answer's body, as an object or as JSON. */
type Make = () => Promise<unknown>;

/** Answers calls that have a key: each is made once, however often it comes. */
@Injectable()
export class IdempotentCalls {
  constructor(
    private readonly claims: KeyClaims,
    private readonly addresses: PublicAddress,
  ) {}

  /** Rejects as `make` does, and with IDEMPOTENCY_KEY_IN_USE or IDEMPOTENCY_KEY_REUSED. */
  async answer(call: KeyedCall, work: KeyedWork, make: Make): Promise<KeyedAnswer> {
    const opened = await this.claims.open(call);
    if ('claim' in opened) return this.make(opened.claim, work, make);
    const { known } = opened;
    const fate = fateOf(call, known, isDead);
    if (typeof fate === 'object') {
      const { keptAnswer } = fate;
      const isPromise = keptAnswer === PROMISE;
      return {
        repeated: isPromise ? await work.tell(known) : recallOutcome(keptAnswer, this.addresses),
      };
    }
    switch (fate) {
      case 'reused':
        throw new ApiError('IDEMPOTENCY_KEY_REUSED', 'The key was used before with another body');
      case 'in_use':
        throw keyInUse(await work.locate(known));
      case 'left':
        return this.goOn(known, work, make);
    }
  }

  private async goOn(known: KnownKey, work: KeyedWork, make: Make): Promise<KeyedAnswer> {
    const repeated = await work.findOutcome(known);
    if (repeated) return { repeated };
    const claim = await this.claims.seize(known);
    if (!claim) throw keyInUse({});
    // What the earlier call began in the last moment before it lost the key.
    const late = await this.findOutcomeUnder(claim, known, work);
    return late ? { repeated: late } : this.make(claim, work, make);
  }

  /** The claim is given back unless the call is still to be made. */
  private async findOutcomeUnder(
    claim: WorkClaim,
    known: KnownKey,
    work: KeyedWork,
  ): Promise<CallOutcome | undefined> {
    let isToBeMade = false;
    try {
      const outcome = await work.findOutcome(known);
      isToBeMade = outcome === undefined;
      return outcome;
    } finally {
      if (!isToBeMade) await this.claims.end(claim, null, known.generationIds);
    }
  }

  private async make(claim: WorkClaim, work: KeyedWork, make: Make): Promise<KeyedAnswer> {
    const made = await underClaim(claim, make).catch(async (error: unknown) => {
      const failure = explainDatabaseFailure(error) ?? toApiError(error);
      const ended = this.end(claim, { failure }, work);
      // Whoever has waited for the database in vain does not wait for it twice.
      if (failure.code !== 'DATABASE_UNAVAILABLE') await ended;
      throw error;
    });
    await this.end(claim, { body: bodyOf(made) }, work);
    return { made };
  }

  private async end(claim: WorkClaim, outcome: CallOutcome, work: KeyedWork): Promise<void> {
    const answer = this.answerOf(outcome, work);
    await this.claims.end(claim, answer, generationsIn(outcome, work));
  }

  private answerOf(outcome: CallOutcome, work: KeyedWork): string | null {
    if ('body' in outcome && work.isUnderWay(outcome.body)) return PROMISE;
    const isKept = 'body' in outcome || isLastWord(outcome.failure);
    return isKept ? keepOutcome(outcome, this.addresses) : null;
  }
}

function keyInUse(options: ApiErrorOptions): ApiError {
  const detail = 'The first request with this key is still under way';
  return new ApiError('IDEMPOTENCY_KEY_IN_USE', detail, options);
}

/** What the cache repeats is JSON already. */
function bodyOf(made: unknown): object {
  return (typeof made === 'string' ? JSON.parse(made) : made) as object;
}

function generationsIn(outcome: CallOutcome, work: KeyedWork): readonly number[] {
  if ('body' in outcome) return work.generationsIn(outcome.body);
  const { generationId, supplement } = outcome.failure.options;
  return [
    ...(supplement ? work.generationsIn(supplement) : []),
    ...(generationId === undefined ? [] : [generationId]),
  ];
}
