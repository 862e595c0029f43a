import { ApiError } from '../../common/errors/api-error.js';
import { hasSqlState } from '../../database/sql-state.js';

/** Raised by held_idempotency_id. */
const NOT_CLAIMED = 'IK001';

/**
 * The insert failed because another call has taken its key over by now; undefined: for another reason. The picture was not begun, and
 * others who want the same may begin it.
 */
export function claimLost(error: unknown): ApiError | undefined {
  if (!hasSqlState(error, NOT_CLAIMED)) return undefined;
  const detail = 'Another request with this key has taken the work over';
  return new ApiError('IDEMPOTENCY_KEY_IN_USE', detail, { isWithdrawn: true });
}
