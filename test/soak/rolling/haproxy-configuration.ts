import { FIGURES_PATH } from '../../support/haproxy.js';

/** A node as haproxy knows it. */
export interface Backend {
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

const INTER_MS = 500;
const FALL = 2;
const CHECK_TIMEOUT_MS = 1_000;
/** For a machine that has much to do. */
const RESERVE_MS = 1_000;

/**
 * What the nodes' SHUTDOWN_DELAY_MS is. Rule of thumb: at least `fall` × (`inter` + `timeout check`), for that long may haproxy send requests
 * to a node that has said goodbye: the next check begins `inter` after the last one, and each may take its whole timeout.
 */
export const SHUTDOWN_DELAY_MS = FALL * (INTER_MS + CHECK_TIMEOUT_MS) + RESERVE_MS;

/**
 * Only a connection that was never made is tried again, at the other node: a request that was sent may have bought a picture.
 * Requests wait longer than REQUEST_DEADLINE_MS, and connections to the nodes are kept (5 s, haproxy's default) far shorter than
 * KEEP_ALIVE_TIMEOUT_MS. A node that is marked down keeps the requests it has: no `on-marked-down shutdown-sessions` here.
 */
export function haproxyConfiguration(port: number, backends: readonly Backend[]): string {
  return `
defaults
  mode http
  timeout connect 1s
  timeout client 310s
  timeout server 310s
  timeout check ${CHECK_TIMEOUT_MS}ms
  retries 3
  retry-on conn-failure
  option redispatch 1
  option forwardfor

frontend service
  bind 127.0.0.1:${port}
  stats enable
  stats uri ${FIGURES_PATH}
  default_backend nodes

backend nodes
  balance leastconn
  option httpchk
  http-check send meth GET uri /health/ready ver HTTP/1.1 hdr Host localhost
  http-check expect status 200
  default-server check inter ${INTER_MS}ms fall ${FALL} rise 1
${backends.map(({ name, host, port: at }) => `  server ${name} ${host}:${at}`).join('\n')}
`;
}
