import { ApiError } from '../common/errors/api-error.js';

/**
 * Nothing is made anew: somebody is at it already, on another node or since before a restart, or has just finished. Its caller waits for
 * that generation; to one whose time runs out meanwhile, this is what there is to tell.
 */
export class AnsweredElsewhere extends ApiError {
  /** @param joinableMs how long it may be waited for */
  constructor(
    readonly generationId: number,
    readonly joinableMs: number,
  ) {
    super('GENERATION_TIMEOUT', 'Generation timed out: the picture is not ready yet', {
      billed: 'unknown',
      isUnderWay: true,
      generationId,
      headers: { Location: `/api/generate/${generationId}` },
    });
    this.name = AnsweredElsewhere.name;
  }
}
