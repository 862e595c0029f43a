import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ask } from '../../test/support/ask.js';
import { Deferred } from '../../test/support/deferred.js';
import { eventually } from '../../test/support/eventually.js';
import { ownership } from '../common/access/current-caller.js';
import { requestContext } from '../common/http/request-context.js';
import { PublicAddress } from '../common/http/public-address.js';
import { ServingState } from '../common/serving/serving-state.js';
import { SystemClock } from '../common/time/system-clock.js';
import { EventStream } from './event-stream.js';
import { Followers } from './followers.js';
import type { News } from './news.js';
import { OpenStreams } from './open-streams.js';

const OWNER = 1;
const NEWS: News = {
  owner: OWNER,
  after: () => ({ frames: Buffer.from('data: secret\n\n'), lastEventId: '1', isLast: false }),
};

/** Followers of things of user 1, whose reads end when the test lets them. */
class HeldFollowers extends Followers {
  readonly held: Deferred<void>[] = [];
  changed: () => void = () => undefined;

  protected override async read(ids: readonly number[]): Promise<ReadonlyMap<number, News>> {
    const read = new Deferred<void>();
    this.held.push(read);
    await read.promise;
    return new Map(ids.map((id) => [id, NEWS]));
  }

  protected override watch(_id: number, renew: () => void): () => void {
    this.changed = renew;
    return () => undefined;
  }
}

describe(Followers.name, () => {
  const clock = new SystemClock();
  let followers: HeldFollowers;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    const streams = new OpenStreams(clock, new ServingState());
    followers = new HeldFollowers('Thing', streams, clock);
    server = createServer((request, response) => {
      const user = Number(request.url?.slice(1));
      const caller = { keyId: user, user, scopes: ['read'] as const };
      const context = { requestId: 'r', arrivedAtMs: 0, origin: '', caller };
      requestContext.run(context, () => {
        const stream = new EventStream(response, new PublicAddress(''), ownership());
        followers.follow(7, stream).catch(() => response.writeHead(404).end('{}'));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    followers.onModuleDestroy();
    server.closeAllConnections();
    server.close();
  });

  async function readNumber(count: number): Promise<Deferred<void>> {
    return eventually(() => Promise.resolve(followers.held[count - 1]));
  }

  it('tell a stranger nothing, not even of what changes while they find out whose it is', async () => {
    const own = fetch(`${url}/${OWNER}`);
    (await readNumber(1)).resolve();
    await own;
    followers.changed();
    const renewal = await readNumber(2);
    const stranger = ask(`${url}/2`);
    await once(server, 'request');

    renewal.resolve();
    (await readNumber(3)).resolve();

    expect((await stranger).status).toBe(404);
  });
});
