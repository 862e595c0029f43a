import { once } from 'node:events';
import {
  createServer,
  get,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../test/support/eventually.js';
import { PublicAddress } from '../common/http/public-address.js';
import { ManualClock } from '../../test/support/manual-clock.js';
import { ServingState } from '../common/serving/serving-state.js';
import { EventStream } from './event-stream.js';
import { OpenStreams } from './open-streams.js';
import { OutgoingEvent } from './outgoing-event.js';

/** More than the sockets between a server and a client of one machine take in. */
const TOO_MUCH = 'x'.repeat(16_000_000);

/** An event of any size, whose rank is 1. */
function eventOf(data: object): OutgoingEvent {
  return new OutgoingEvent({ rank: 1, isLast: false, describe: () => data }, 1);
}

describe(OpenStreams.name, () => {
  let clock: ManualClock;
  let serving: ServingState;
  let streams: OpenStreams;
  let server: Server;
  const answered: ServerResponse[] = [];

  beforeEach(async () => {
    clock = new ManualClock();
    serving = new ServingState();
    streams = new OpenStreams(clock, serving);
    server = createServer((_, response) => answered.push(response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    streams.onModuleDestroy();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
    answered.length = 0;
  });

  /** A client that has a stream, and does not read it yet. */
  async function open(): Promise<{ stream: EventStream; client: IncomingMessage }> {
    const request = get({ port: (server.address() as AddressInfo).port, agent: false });
    await once(server, 'request');
    const stream = new EventStream(lastAnswered(), new PublicAddress(''), () => true);
    streams.open(stream);
    const [client] = (await once(request, 'response')) as [IncomingMessage];
    return { stream, client };
  }

  function lastAnswered(): ServerResponse {
    const response = answered.at(-1);
    if (!response) throw new Error('nobody has asked');
    return response;
  }

  it('pings all of them every 3 s, by one timer', async () => {
    const clients = [await open(), await open(), await open()].map(({ client }) => client);
    expect(clock.slept).toEqual([3000]);

    await clock.advance(2999);
    await clock.advance(1);
    await clock.advance(3000);
    serving.close();

    const heard = await Promise.all(clients.map((client) => text(client)));
    expect(heard).toEqual(Array(3).fill('retry: 1000\n\n: ping\n\n: ping\n\n'));
  });

  it('stops the timer when nobody listens any more, and starts it for who comes next', async () => {
    const { client } = await open();
    client.destroy();
    await once(lastAnswered(), 'close');
    await clock.advance(3000);
    expect(clock.asleep).toBe(0);

    await open();

    expect(clock.asleep).toBe(1);
  });

  it('drops who takes nothing from one ping to the next, and nobody else', async () => {
    const slow = await open();
    const dropped = once(lastAnswered(), 'close');
    const other = await open();
    slow.stream.tell(eventOf({ TOO_MUCH }));
    other.stream.tell(eventOf({ little: true }));
    await nextTurn();

    await clock.advance(3000);
    await clock.advance(3000);
    await dropped;

    serving.close();
    expect(await text(other.client)).toMatch(/"little":true}\n\n: ping\n\n: ping\n\n$/);
    await expect(text(slow.client)).rejects.toThrow('aborted');
  });

  it('keeps who is slow and catches up', async () => {
    const { stream, client } = await open();
    const response = lastAnswered();
    stream.tell(eventOf({ TOO_MUCH }));
    await clock.advance(3000);
    const heard = text(client);
    await eventually(() => Promise.resolve(response.writableLength === 0 || undefined));

    await clock.advance(3000);
    serving.close();

    expect((await heard).endsWith('"}\n\n: ping\n\n')).toBe(true);
  });

  it('ends all of them when the service closes its door, and waits for nobody', async () => {
    const reader = await open();
    const slow = await open();
    const dropped = once(lastAnswered(), 'close');
    slow.stream.tell(eventOf({ TOO_MUCH }));

    serving.close();

    expect(await text(reader.client)).toBe('retry: 1000\n\n');
    await dropped;
    expect(clock.asleep).toBe(0);
  });

  it('ends at once what is opened after that', async () => {
    serving.close();

    const { client } = await open();

    expect(await text(client)).toBe('retry: 1000\n\n');
    expect(clock.slept).toEqual([]);
  });
});
