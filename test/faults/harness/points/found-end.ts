import type { StatisticsDto } from '../../../../src/statistics/statistics.dto.js';
import { ask } from '../../../support/ask.js';
import { type Order, orderIn } from '../orders.js';
import { readLedger } from '../read-ledger.js';
import type { PromisedEnd } from './crash-points.js';

/** As many as a page of history may have. */
const LOOKED_AT = 200;

type Found = Omit<PromisedEnd, 'purchases'> & { readonly prompt: string };

/** How an order ended, as its owner finds it and as FIBO's ledger tells; undefined: neither knows of it. */
export async function endOf(
  { name, body: { user_id: userId } }: Order,
  serviceUrl: string,
  ledgerFile: string,
): Promise<PromisedEnd | undefined> {
  const query = `user_id=${String(userId)}&limit=${LOOKED_AT}`;
  const { body } = await ask(`${serviceUrl}/api/generate/history?${query}`);
  const generations = body['results'] as readonly Found[];
  const found = generations.find(({ prompt }) => orderIn(prompt) === name);
  const sales = (await readLedger(ledgerFile)).filter(({ order }) => order === name);
  if (!found && sales.length === 0) return undefined;
  if (!found) throw new Error(`${name} was bought and is no generation`);
  const { status, error_code, retry_count, cost_usd_micros, billed } = found;
  return { status, error_code, retry_count, cost_usd_micros, billed, purchases: sales.length };
}

/** Hits of the cache, as statistics tell the first user of them. */
export async function hitsOf(serviceUrl: string): Promise<number> {
  const { body } = await ask(`${serviceUrl}/api/generate/statistics?user_id=1`);
  return (body as unknown as StatisticsDto).cache.hits;
}
