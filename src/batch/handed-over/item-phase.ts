/** How far an item of a batch that was handed over is. */
export type ItemPhase =
  /** It was not begun. */
  | 'waiting'
  /** It was to share a generation that somebody gave up. */
  | 'lost'
  /** Its generation waits for its turn. */
  | 'pending'
  | 'processing'
  | 'completed'
  /** It has no picture, and gets none unless it is tried again. */
  | 'failed'
  /** Its generation was erased: nobody is told of it, and nothing follows from it. */
  | 'erased';

/** SQL: a row of batch_item, `item`, beside that of its `generation`, if it has one. */
export const ITEM_PHASE = `CASE
  WHEN item.error_code = 'ERASED' OR generation.state IN ('erased_completed', 'erased_failed') THEN 'erased'
  WHEN item.error_code IS NOT NULL THEN 'failed'
  WHEN item.generation_id IS NULL THEN 'waiting'
  WHEN generation.id IS NULL OR item.is_shared AND generation.state = 'cancelled' THEN 'lost'
  WHEN generation.state = 'submitting' THEN 'processing'
  WHEN generation.state = 'cancelled' THEN 'failed'
  ELSE generation.state END`;

/** SQL: the items of batches, each with its generation, if it has one. */
export const ITEMS = `batch_item item LEFT JOIN generation ON generation.id = item.generation_id`;
