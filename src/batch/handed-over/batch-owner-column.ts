import type { Owner } from '../../common/access/caller.js';

/** What a batch's row tells of whose it is. */
export interface RawOwner {
  readonly user_id: number;
  readonly of_several: boolean;
}

export function batchOwner({ user_id: userId, of_several: isOfSeveral }: RawOwner): Owner {
  return isOfSeveral ? 'several' : userId;
}
