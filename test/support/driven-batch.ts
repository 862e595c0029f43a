import { DrivenGeneration } from './driven-generation.js';
import type { TestService } from './test-service.js';

const ID = 7;

/** A batch that was handed over, whose only item has a generation that goes on when a test says so. @param request of an item that shares it */
export async function drivenBatch(
  service: TestService,
  request: object | null = null,
): Promise<{ readonly body: { readonly id: number }; readonly generation: DrivenGeneration }> {
  const generation = await DrivenGeneration.pending(service.app);
  await service.database.query(
    `WITH batch AS (
       INSERT INTO batch (id, user_id, parallel, continue_on_error, look_at) VALUES (${ID}, 1, true, true, now() + interval '1 hour'))
     INSERT INTO batch_item (batch_id, index, request, generation_id, is_shared)
     VALUES (${ID}, 0, $1, ${generation.id}, $1::jsonb IS NOT NULL)`,
    [request],
  );
  return { body: { id: ID }, generation };
}
