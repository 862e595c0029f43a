import { expectStatus } from '../api.js';
import { expectEqual, expectNumber, expectObject, expectThat } from '../expectations.js';
import type { SmokeRun } from '../smoke-run.js';

/** The figures of the last day hold this run's pictures and agree with one another. */
export async function statistics(run: SmokeRun): Promise<void> {
  const answer = await run.api.get(`/statistics?user_id=${run.userId}&days=1`);
  expectStatus(answer, 200);
  const figures = answer.body;
  const total = expectNumber(figures['total_generations'], 'total_generations');
  expectEqual(figures['period_days'], 1, 'period_days');
  expectThat(total >= run.purchases.generationIds.length, `total_generations is only ${total}`);
  for (const name of ['status_breakdown', 'mode_breakdown']) {
    expectEqual(sumOf(figures[name], name), total, `the sum of ${name}`);
  }

  const { completed } = expectObject(figures['status_breakdown'], 'status_breakdown');
  const rate = (expectNumber(completed, 'completed') / total) * 100;
  expectEqual(figures['success_rate'], Math.round(rate * 100) / 100, 'success_rate');
  for (const name of ['average_generation_time', 'average_quality_score']) {
    expectThat(expectNumber(figures[name], name) > 0, `${name} is 0`);
  }
}

function sumOf(breakdown: unknown, name: string): number {
  const counts = Object.values(expectObject(breakdown, name));
  return counts.reduce<number>((sum, count) => sum + expectNumber(count, name), 0);
}
