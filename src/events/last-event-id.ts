const RANK = /^\d{1,15}$/;

/** What a client has seen has no rank lower than any that is told. */
const NOTHING = 0;

/** Up to which rank a client has seen everything. What is no id of ours counts as none: better told twice than never. */
export function rankSeen(lastEventId = ''): number {
  return RANK.test(lastEventId) ? Number(lastEventId) : NOTHING;
}
