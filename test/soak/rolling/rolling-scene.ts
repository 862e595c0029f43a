import { findFreePort } from '../../../src/database/embedded/free-port.js';
import { CrashScene } from '../../faults/harness/crash-scene.js';
import type { Stage } from '../../load/programs/stage.js';
import { Haproxy } from '../../support/haproxy.js';
import { type Backend, haproxyConfiguration, SHUTDOWN_DELAY_MS } from './haproxy-configuration.js';
import { RollingNode } from './rolling-node.js';

/** The service's own defaults, where a scene of crashes is in a hurry. */
const PATIENCE = { LEASE_MS: '15000', FIBO_POLL_INTERVAL_MS: '1000', RETRY_BASE_MS: '1000' };

/**
 * Each node has an address of its own: no connection that leaves this machine by chance takes the port of a node that is not there just now,
 * as connections to 127.0.0.0/8 leave from 127.0.0.1.
 */
const ADDRESSES = ['127.0.0.2', '127.0.0.3'];

/** Two nodes that share a database and FIBO, behind haproxy. */
export interface RollingScene {
  readonly shared: CrashScene;
  readonly nodes: readonly RollingNode[];
  readonly haproxy: Haproxy;
}

/** Resolves when the nodes are ready; all goes away with the stage. @param built where the service was built */
export async function setUp(stage: Stage, built: string, latencyMs: number): Promise<RollingScene> {
  const port = await findFreePort();
  const settings = {
    ...PATIENCE,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TRUST_PROXY: 'loopback',
    SHUTDOWN_DELAY_MS: String(SHUTDOWN_DELAY_MS),
  };
  const options = { built, latencyMs, unknownOutcome: 'retry', settings } as const;
  const shared = await CrashScene.create(options);
  stage.put(() => shared.clear());
  const backends = await Promise.all(ADDRESSES.map(backendAt));
  const nodes = backends.map((backend) => new RollingNode(shared, backend));
  for (const node of nodes) await node.start();
  const haproxy = await Haproxy.start(shared.folder, port, haproxyConfiguration(port, backends));
  stage.put(() => haproxy.stop());
  return { shared, nodes, haproxy };
}

async function backendAt(host: string, index: number): Promise<Backend> {
  return { name: `node${index + 1}`, host, port: await findFreePort() };
}
