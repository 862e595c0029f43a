import type { Bench } from './bench.js';
import { median } from './measure/median.js';
import { startService } from './programs/service.js';
import { Stage } from './programs/stage.js';
import { atMost } from './report/bars.js';
import { seconds } from './report/units.js';

const STARTS = 3;
const BAR_SECONDS = 4;

/** From an empty folder, with the default settings, to /health/ready: the database cluster is made on the way. */
export const startBench: Bench = async (stage) => {
  const tookMs: number[] = [];
  for (let start = 0; start < STARTS; start++) tookMs.push(await timedStart(stage));
  const medianMs = median(tookMs);
  return [
    {
      what: `start on an empty folder, median of ${STARTS}`,
      value: seconds(medianMs),
      bar: atMost(medianMs / 1000, BAR_SECONDS, 's'),
    },
  ];
};

async function timedStart(stage: Stage): Promise<number> {
  const once = new Stage();
  stage.put(() => once.clear());
  const begin = performance.now();
  await startService(once);
  const tookMs = performance.now() - begin;
  await once.clear();
  return tookMs;
}
