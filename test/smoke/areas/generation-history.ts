import { expectStatus } from '../api.js';
import {
  type Body,
  expectEqual,
  expectList,
  expectNumber,
  expectObject,
  expectThat,
} from '../expectations.js';
import type { SmokeRun } from '../smoke-run.js';

/** Everything that this run has made is there, newest first, and pages lead on. */
export async function generationHistory(run: SmokeRun): Promise<void> {
  const bought = run.purchases.generationIds;
  const all = await readPage(run, { limit: '50', offset: '0', status: 'completed' });
  const ids = idsOn(all);
  expectThat(expectNumber(all['total'], 'total') >= bought.length, 'total is too low');
  for (const id of bought) expectThat(ids.includes(id), `generation ${id} is not in history`);
  expectEqual(
    ids,
    [...ids].sort((one, other) => other - one),
    'the order',
  );

  const first = await readPage(run, { limit: '1' });
  expectThat(typeof first['next_cursor'] === 'string', 'no cursor leads to the second page');
  const second = await readPage(run, { limit: '1', cursor: first['next_cursor'] });
  expectEqual([...idsOn(first), ...idsOn(second)], ids.slice(0, 2), 'what two pages of one hold');
}

async function readPage(run: SmokeRun, query: Record<string, string>): Promise<Body> {
  const parameters = new URLSearchParams({ user_id: String(run.userId), ...query });
  const answer = await run.api.get(`/history?${parameters.toString()}`);
  expectStatus(answer, 200);
  return answer.body;
}

function idsOn({ results }: Body): readonly number[] {
  return expectList(results, 'results').map((result) =>
    expectNumber(expectObject(result, 'a result')['id'], 'id'),
  );
}
