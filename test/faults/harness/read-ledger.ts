import { hash } from 'node:crypto';
import type { Job } from '../../../src/fibo/simulator/job.js';
import type { Arrival } from '../../../src/fibo/simulator/ledger/arrival.js';
import { LedgerFile } from '../../../src/fibo/simulator/ledger/ledger-file.js';
import { drawPicture } from '../../../src/fibo/simulator/picture/draw-picture.js';
import { wordsOf } from '../../../src/fibo/simulator/submission.js';
import type { Purchase } from './evidence.js';
import { orderIn } from './orders.js';
import { PICTURE_SIZE } from './simulator-process.js';

/** Every job in the ledger, in the order sold, with the picture that FIBO draws for it. */
export async function readLedger(file: string): Promise<readonly Purchase[]> {
  const entries = new LedgerFile(file).readNew();
  const jobs = new Map(
    entries.flatMap((entry) => ('job' in entry ? [[entry.job.id, entry.job] as const] : [])),
  );
  const arrivals = entries.flatMap((entry) => ('arrival' in entry ? [entry.arrival] : []));
  const purchases = arrivals.filter(({ isPurchase }) => isPurchase);
  return Promise.all(purchases.map((arrival) => purchaseOf(arrival, jobs)));
}

async function purchaseOf(arrival: Arrival, jobs: ReadonlyMap<string, Job>): Promise<Purchase> {
  const { requestId, body } = arrival;
  const job = jobs.get(requestId);
  if (!job) throw new Error(`the ledger tells of purchase ${requestId} and of no such job`);
  const { structuredPrompt, seed, outputType } = job;
  const drawing = { structuredPrompt, seed, outputType, size: PICTURE_SIZE, isPlain: true };
  return {
    requestId,
    order: orderIn(wordsOf(body)),
    isCompleted: job.end.status === 'COMPLETED',
    pictureSha256: hash('sha256', await drawPicture(drawing)),
  };
}
