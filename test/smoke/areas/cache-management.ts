import { expectStatus } from '../api.js';
import { expectEqual, expectNumber, expectThat } from '../expectations.js';
import type { SmokeRun } from '../smoke-run.js';

/** The cache tells what it holds for the run's user, and lets it go; other users' entries stay. */
export async function cacheManagement(run: SmokeRun): Promise<void> {
  const held = await cachedPictures(run);
  const bought = run.purchases.generationIds.length;
  expectThat(held >= bought, `${held} pictures are cached, but ${bought} were made`);

  const answer = await run.api.delete(`/cache?user_id=${run.userId}`);
  expectStatus(answer, 200);
  const { status, cleared, message } = answer.body;
  expectEqual(status, 'success', 'status');
  expectEqual(cleared, held, 'cleared');
  expectEqual(message, `Cleared ${held} cached generation(s)`, 'message');
  expectEqual(await cachedPictures(run), 0, 'total_cached of the empty cache');
}

async function cachedPictures(run: SmokeRun): Promise<number> {
  const answer = await run.api.get(`/cache/stats?user_id=${run.userId}`);
  expectStatus(answer, 200);
  const { total_cached: total, valid, expired, ttl_hours: hours } = answer.body;
  const sum = expectNumber(valid, 'valid') + expectNumber(expired, 'expired');
  expectEqual(total, sum, 'total_cached');
  expectThat(expectNumber(hours, 'ttl_hours') > 0, 'ttl_hours is 0');
  return sum;
}
