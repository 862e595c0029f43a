import { FailedAttempt } from './fibo-failure.js';

/** FIBO cannot be reached or is out of order. A 429 shows that it is well, and so does a refusal. */
export function isOutage(outcome: unknown): boolean {
  if (!(outcome instanceof FailedAttempt)) return false;
  switch (outcome.attemptClass) {
    case 'not_sent':
    case 'unknown':
      return true;
    case 'refused_temporarily':
      return outcome.httpStatus !== 429;
    case 'refused':
    case 'lost':
    case 'job_failed':
    case 'job_refused':
      return false;
  }
}

/** Our account is not accepted: every further request would be refused too. */
export function isAccountRefusal(outcome: unknown): boolean {
  return (
    outcome instanceof FailedAttempt && (outcome.httpStatus === 401 || outcome.httpStatus === 403)
  );
}
