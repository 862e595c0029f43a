import { type Budget, BUDGETS, wantedBy } from './demand.js';
import type { Peer } from './fleet.repository.js';
import type { Others } from './share.js';

/** What another node tells when it has got other slots or needs others. */
interface News extends Peer {
  readonly simulated: boolean;
  readonly isLeaving: boolean;
}

/** The other nodes that are alive, as they last told of themselves. */
export class Peers {
  private byId: ReadonlyMap<number, Peer> = new Map();

  constructor(private readonly simulated: boolean) {}

  get isEmpty(): boolean {
    return this.byId.size === 0;
  }

  get names(): readonly string[] {
    return [...this.byId.values()].map(({ name }) => name);
  }

  /** Whether anybody waits for anything. */
  get areWaiting(): boolean {
    return [...this.byId.values()].some(({ demand }) =>
      BUDGETS.some((budget) => wantedBy(demand[budget]) > 0),
    );
  }

  /** These were all there were as of this version; what was heard since stays. */
  replace(peers: readonly Peer[], version: number): void {
    const heardSince = [...this.byId.values()].filter((peer) => peer.version > version);
    this.byId = new Map([...peers, ...heardSince].map((peer) => [peer.id, peer]));
  }

  /** False: it was too much to be told, or not in our words, and must be asked for. */
  hear(payload: string, ownName: string): boolean {
    const news = readNews(payload);
    if (!news) return false;
    if (news.name === ownName || news.simulated !== this.simulated) return true;
    const peers = new Map(this.byId);
    if (news.isLeaving) peers.delete(news.id);
    else peers.set(news.id, newerOf(news, this.byId.get(news.id)));
    this.byId = peers;
    return true;
  }

  /** As a node with this id sees them. */
  othersOf(budget: Budget, ownId: number): Others {
    const peers = [...this.byId.values()].sort((one, other) => one.id - other.id);
    const index = BUDGETS.indexOf(budget);
    return {
      nodes: peers.map(({ slots, demand }) => ({
        slots: slots[index] ?? 0,
        demand: demand[budget],
      })),
      before: peers.filter(({ id }) => id < ownId).length,
    };
  }
}

function readNews(payload: string): News | undefined {
  try {
    return JSON.parse(payload) as News;
  } catch {
    return undefined;
  }
}

function newerOf(peer: Peer, known: Peer | undefined): Peer {
  return known && known.version > peer.version ? known : peer;
}
