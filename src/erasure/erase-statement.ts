import { forgetUsers } from '../cache/cache-news.js';
import { tellBatchChange } from '../generation/batch-items.js';
import { eraseAnswers } from '../idempotency/call-outcome.js';
import { discardImages } from './discarded-images.repository.js';

/** SQL: a generation that can be erased. */
export const IS_ERASABLE = `state IN ('completed', 'failed', 'cancelled')`;

/** SQL: what is left of an item's words; it is not made again. */
export const ITEM_WITHOUT_WORDS = `request = NULL, error_code = 'ERASED', error_message = NULL, erase_requested_at = NULL`;

/**
 * SQL: a statement that erases generations in all tables that hold their words, in one commit: it may be cut off anywhere, and repeated. It
 * gives all that were chosen, with user_id only for those that it erased: others may have done it while it waited for them. Of one that was cancelled nothing is left, for nothing counts it; items that were to share it get another one.
 *
 * Nothing is told of a generation before its row is gone from sight: what reads it later finds none.
 *
 * @param chosen a query for id and created_at of those that may be erased, as far as they can be
 */
export const eraseGenerations = (chosen: string): string => `
  WITH chosen AS MATERIALIZED (${chosen}),
  held AS MATERIALIZED (
    SELECT generation.id, user_id, state, image_sha256, image_media_type FROM generation JOIN chosen USING (id)
    WHERE ${IS_ERASABLE} ORDER BY generation.id FOR UPDATE OF generation),
  row AS (
    UPDATE generation SET state = 'erased_' || generation.state, erased_at = now(), erase_requested_at = NULL, prompt = '',
      negative_prompt = NULL, camera_angle = NULL, fov = NULL, lighting = NULL, color_palette = NULL, composition = NULL, style = NULL,
      aspect_ratio = '', requested_seed = NULL, seed = NULL, error_message = NULL, image_sha256 = NULL, image_media_type = NULL,
      flight_key = NULL, cache_key = NULL, webhooks = NULL
    FROM held WHERE generation.id = held.id AND held.state <> 'cancelled'),
  cancelled AS (DELETE FROM generation USING held WHERE generation.id = held.id AND held.state = 'cancelled'),
  detail AS (DELETE FROM generation_detail USING held WHERE generation_id = held.id),
  item AS (
    UPDATE batch_item SET ${ITEM_WITHOUT_WORDS} FROM held
    WHERE generation_id = held.id AND NOT (is_shared AND held.state = 'cancelled') RETURNING ${tellBatchChange('batch_id')}),
  answer AS (${eraseAnswers('generation_ids && ARRAY(SELECT id FROM held)')}),
  delivery AS (DELETE FROM webhook_delivery USING held WHERE generation_id = held.id),
  image AS (${discardImages('held')}),
  told AS MATERIALIZED (${forgetUsers('held')})
  SELECT id, held.user_id, chosen.created_at::text AS created_at FROM chosen LEFT JOIN held USING (id)
  WHERE (SELECT count(*) FROM told) >= 0 ORDER BY chosen.created_at DESC, id DESC`;
