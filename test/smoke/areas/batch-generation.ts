import { expectStatus } from '../api.js';
import { expectEqual, expectList, expectObject } from '../expectations.js';
import type { SmokeRun, Wish } from '../smoke-run.js';
import { IN_PARALLEL, IN_SEQUENCE, PLANNED, STEERED } from '../wishes.js';

/** Answers in the order of the wishes, both ways; one picture is bought in each, the others are repeated. */
export async function batchGeneration(run: SmokeRun): Promise<void> {
  const [first, again] = await makeBatch(run, true, [IN_PARALLEL, IN_PARALLEL, PLANNED]);
  expectEqual(again, first, 'id of the same wish in the same batch');
  await makeBatch(run, false, [IN_SEQUENCE, STEERED]);
}

/** @returns the ids of the generations */
async function makeBatch(
  run: SmokeRun,
  parallel: boolean,
  wishes: readonly Wish[],
): Promise<readonly unknown[]> {
  const requests = wishes.map((wish) => run.order(wish));
  const answer = await run.post('/batch', { requests, parallel, continue_on_error: true });
  expectStatus(answer, 200);
  const { total, successful, failed, results, errors } = answer.body;
  expectEqual(
    errors,
    wishes.map(() => null),
    'errors',
  );
  expectEqual({ total, successful, failed }, countsOf(wishes), 'the count');
  const made = expectList(results, 'results').map((result) => expectObject(result, 'a result'));
  expectEqual(
    made.map(({ prompt }) => prompt),
    wishes.map(({ prompt }) => prompt),
    'the order of results',
  );
  return made.map(({ id }) => id);
}

function countsOf({ length }: readonly Wish[]) {
  return { total: length, successful: length, failed: 0 };
}
