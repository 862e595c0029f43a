import type { Bench } from '../bench.js';
import { assertRoom } from './free-space.js';
import { findingFigures } from './probes/finding-figures.js';
import { HISTORY_PROBES } from './probes/history-probes.js';
import { STATISTICS_PROBES } from './probes/statistics-probes.js';
import { takeTurns } from './probes/take-turns.js';
import { Scene } from './scene.js';
import { onOneCore } from './one-core.js';
import { startServer } from './scale-database.js';
import { writingFigures } from './writing/writing-figures.js';

/** What the longer history is compared with. */
const SMALLER_ROWS = 100_000;

/** What a history of so many rows costs its readers, beside a short one, and what its rollup costs those who write. */
export function scaleBench(rows: number): Bench {
  return async (stage) => {
    await assertRoom(rows + SMALLER_ROWS);
    const serverUrl = await startServer(stage);
    const smaller = await Scene.create(stage, serverUrl, SMALLER_ROWS);
    const larger = await Scene.create(stage, serverUrl, rows);
    const probes = [...HISTORY_PROBES, ...STATISTICS_PROBES];
    const findings = await onOneCore([smaller.database, larger.database], () =>
      takeTurns(probes, { smaller, larger }),
    );
    return [...findingFigures(findings), ...(await writingFigures(larger.database))];
  };
}
