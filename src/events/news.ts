import type { Owner } from '../common/access/caller.js';
import type { PublicAddress } from '../common/http/public-address.js';

/** What there is to tell at one moment of something that is followed, to each client as much as it has not seen. */
export interface News {
  readonly owner: Owner;

  /**
   * @param lastEventId the client's; what is no id of ours counts as none: better told twice than never
   * @param addresses this client's
   */
  after(lastEventId: string, addresses: PublicAddress): Telling;
}

/** What one client is told. */
export interface Telling {
  /** Events as they go over the wire; null: the client has seen it all. */
  readonly frames: Buffer | null;
  /** The id of the last event that the client has seen after that. */
  readonly lastEventId: string;
  /** Nothing comes after it. */
  readonly isLast: boolean;
}

/** An event as it goes over the wire. @param data in JSON, which has no line breaks of its own */
export function eventFrame(type: string, id: string, data: string): string {
  return `event: ${type}\nid: ${id}\ndata: ${data}\n\n`;
}
