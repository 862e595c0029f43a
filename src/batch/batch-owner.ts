import type { CreateBatchDto } from './create-batch.dto.js';

/** Items may be of several users: whose batch it is, whichever of them, as long as a repeat finds the same one. */
export function ownerOf({ requests }: Pick<CreateBatchDto, 'requests'>): number {
  return Math.min(...requests.map(({ user_id: userId }) => userId));
}

/** Whether items are of others than its owner too. */
export function isOfSeveral({ requests }: Pick<CreateBatchDto, 'requests'>): boolean {
  return requests.some(({ user_id: userId }) => userId !== requests[0]?.user_id);
}
