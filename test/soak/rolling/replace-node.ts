import type { Haproxy } from '../../support/haproxy.js';
import type { RollingNode } from './rolling-node.js';

/** A process that made room for another one. */
export interface Replacement {
  readonly name: string;
  readonly exitCode: number | null;
  /** From the signal to the end of the process. */
  readonly endedAfterMs: number;
  /** From then until haproxy sends requests to the next one. */
  readonly backAfterMs: number;
}

export async function replaceNode(node: RollingNode, haproxy: Haproxy): Promise<Replacement> {
  const begun = Date.now();
  const exitCode = await node.end();
  const ended = Date.now();
  await node.start();
  await haproxy.seesUp(node.name);
  return {
    name: node.name,
    exitCode,
    endedAfterMs: ended - begun,
    backAfterMs: Date.now() - ended,
  };
}
