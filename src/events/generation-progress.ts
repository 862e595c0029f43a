import type { ReadGeneration } from '../generation/generation.read.js';
import { generationInHistory, STATUS_OF } from '../generation/generation-resource.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import type { Progress } from './progress.js';

/** A status never goes back, and there are two ends. */
const RANK_OF: Readonly<Record<GenerationResourceDto['status'], number>> = {
  pending: 1,
  processing: 2,
  completed: 3,
  failed: 3,
};

/** How far a generation has come, as GET /api/generate/{id} tells it. @param isCached whether it was made for somebody else */
export function generationProgress(generation: ReadGeneration, isCached = false): Progress {
  const rank = RANK_OF[STATUS_OF[generation.row.state]];
  return {
    rank,
    isLast: rank === RANK_OF.completed,
    describe: (addresses) =>
      Object.assign(generationInHistory(generation, addresses), { cached: isCached }),
  };
}
