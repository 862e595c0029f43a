import type { StatisticsDto } from '../../../src/statistics/statistics.dto.js';
import { ask } from '../../support/ask.js';
import { keptRollup, recomputedRollup } from '../../support/history-rollup.js';
import { StatisticsFromRows } from '../../support/statistics-from-rows.js';
import type { CrashScene } from './crash-scene.js';
import type { Evidence, Figures } from './evidence.js';
import { USERS } from './orders.js';
import { viewOf } from './owners-view.js';
import { readLedger } from './read-ledger.js';
import { readAttempts, readBatches, readGenerations } from './read-rows.js';

const DAYS = 30;
const EVERYBODY = Array.from({ length: USERS }, (_, index) => index + 1);

/** What callers were told, and what those may count upon who do not wait. */
type Heard = Pick<Evidence, 'told' | 'accepted' | 'followed'>;

/** Asks everybody who knows something; the service has come to rest. */
export async function gatherEvidence(
  scene: CrashScene,
  serviceUrl: string,
  told: Heard['told'],
  { accepted, followed }: Omit<Heard, 'told'> = { accepted: [], followed: [] },
): Promise<Evidence> {
  const { database, unknownOutcome, ledgerFile } = scene;
  const attempts = await readAttempts(database);
  const shown = await Promise.all(EVERYBODY.map((userId) => viewOf(userId, serviceUrl)));
  return {
    unknownOutcome,
    told,
    accepted,
    followed,
    batches: await readBatches(database),
    purchases: await readLedger(ledgerFile),
    generations: await readGenerations(database),
    attempts,
    shown: shown.flat(),
    figures: await figuresOf(scene, serviceUrl, attempts[0]?.priceUsdMicros ?? 0),
    rollup: { kept: await keptRollup(database), recounted: await recomputedRollup(database) },
  };
}

async function figuresOf(
  { database }: CrashScene,
  serviceUrl: string,
  priceUsdMicros: number,
): Promise<readonly Figures[]> {
  const rows = await StatisticsFromRows.read(database);
  return Promise.all(
    EVERYBODY.map(async (userId) => {
      const path = `/api/generate/statistics?user_id=${userId}&days=${DAYS}`;
      const { body } = await ask(serviceUrl + path);
      const question = { userId, projectId: undefined, days: DAYS, atMs: Date.now() };
      return {
        userId,
        told: body as unknown as StatisticsDto,
        recounted: rows.of(question, priceUsdMicros),
      };
    }),
  );
}
