import { hash } from 'node:crypto';
import { ask } from '../../support/ask.js';
import { inParallel } from '../../load/measure/in-parallel.js';
import type { Shown } from './evidence.js';

const PAGE = 200;
const FETCHES_AT_ONCE = 20;

interface HistoryPage {
  readonly results: readonly HistoryItem[];
  readonly next_cursor: string | null;
}

interface HistoryItem {
  readonly id: number;
  readonly status: string;
  readonly result_url: string | null;
}

/** All that a user finds in the history, each with the picture at its address. */
export async function viewOf(userId: number, serviceUrl: string): Promise<readonly Shown[]> {
  const items = await listHistory(userId, serviceUrl);
  return inParallel(items.length, FETCHES_AT_ONCE, async (index) => {
    const { id, status, result_url: url } = items[index] ?? { id: 0, status: '', result_url: null };
    return { id, userId, status, pictureSha256: url === null ? undefined : await findSha256(url) };
  });
}

async function listHistory(userId: number, serviceUrl: string): Promise<readonly HistoryItem[]> {
  const items: HistoryItem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query = `user_id=${userId}&limit=${PAGE}${cursor && `&cursor=${cursor}`}`;
    const { body } = await ask(`${serviceUrl}/api/generate/history?${query}`);
    const page = body as unknown as HistoryPage;
    items.push(...page.results);
    cursor = page.next_cursor;
  }
  return items;
}

async function findSha256(url: string): Promise<string | undefined> {
  const response = await fetch(url);
  const bytes = Buffer.from(await response.arrayBuffer());
  return response.ok ? hash('sha256', bytes) : undefined;
}
