import { expectEqual, expectThat } from '../expectations.js';
import type { SmokeRun } from '../smoke-run.js';
import { STEERED } from '../wishes.js';

/** The same again is the picture that was made before; that was a miss. */
export async function cacheHit(run: SmokeRun): Promise<void> {
  const firstId = run.idOf(STEERED);
  const { body, headers } = await run.create(STEERED);
  expectEqual(body['cached'], true, 'cached at the second time');
  expectEqual(body['id'], firstId, 'id at the second time');
  const told = headers.get('cache-status') ?? '';
  expectThat(told.startsWith('generation; hit'), `Cache-Status is "${told}", not a hit`);
}
