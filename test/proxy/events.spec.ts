import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findFreePort } from '../../src/database/embedded/free-port.js';
import { DrivenGeneration } from '../support/driven-generation.js';
import { EventListener } from '../support/event-listener.js';
import { assertHaproxy, FIGURES_PATH, Haproxy } from '../support/haproxy.js';
import { startTestService, type TestService } from '../support/test-service.js';

/** Gives up on who says nothing for four seconds, at either end. */
function impatient(port: number, service: URL): string {
  return `
defaults
  mode http
  timeout connect 1s
  timeout client 4s
  timeout server 4s

frontend service
  bind 127.0.0.1:${port}
  stats enable
  stats uri ${FIGURES_PATH}
  default_backend nodes

backend nodes
  server node1 ${service.host}
`;
}

describe('Events behind a haproxy with 4 s of patience', () => {
  let service: TestService;
  let haproxy: Haproxy;

  beforeAll(async () => {
    await assertHaproxy();
    service = await startTestService();
    const port = await findFreePort();
    haproxy = await Haproxy.start(service.dataDir, port, impatient(port, new URL(service.url)));
  });

  afterAll(async () => {
    await haproxy.stop();
    await service.stop();
  });

  it('come over one connection, however long nothing happens', async () => {
    const generation = await DrivenGeneration.pending(service.app);
    const listener = await EventListener.to(`${haproxy.url}${generation.path}/events`);

    await listener.untilPinged(3);
    await generation.begin();
    await listener.untilHeard(2);
    await generation.complete();

    expect(await listener.ended).toBe('ended');
    expect(listener.statuses).toEqual(['pending', 'processing', 'completed']);
  });
});
