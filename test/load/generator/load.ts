import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.js';

/** What a load found. */
export interface LoadResult {
  readonly perSecond: number;
  /** Of each answer with status 200. */
  readonly latenciesMs: readonly number[];
  /** Answers with another status. */
  readonly failures: number;
  /** Share of the time in which the generator's own event loop was busy: near 1 it, not the server, was measured. */
  readonly generatorBusy: number;
}

/** When the n-th request is due, in milliseconds after the load's start; undefined: now. */
type Timetable = (n: number) => number | undefined;

/** A new request on each connection as soon as the last one is answered. */
export const CLOSED: Timetable = () => undefined;

/** A request every so often, however long the answers take: latencies count from when it was due. */
export function paced(perSecond: number): Timetable {
  return (n) => (n * 1000) / perSecond;
}

export interface LoadOptions {
  readonly connections: number;
  readonly durationMs: number;
  readonly timetable: Timetable;
}

/** Sends a request to an origin again and again, from within this process. */
export async function load(
  origin: string,
  request: Buffer,
  { connections: count, durationMs, timetable }: LoadOptions,
): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: count }, () => Connection.open(origin, request)),
  );
  try {
    const latenciesMs: number[] = [];
    let failures = 0;
    let sent = 0;
    const busyBefore = performance.eventLoopUtilization();
    const start = performance.now();
    const work = async (connection: Connection) => {
      for (;;) {
        const due = await reached(start, timetable(sent++));
        if (due > start + durationMs) return;
        if ((await connection.send()) === 200) latenciesMs.push(performance.now() - due);
        else failures += 1;
      }
    };
    await Promise.all(connections.map(work));
    const tookMs = performance.now() - start;
    const { utilization } = performance.eventLoopUtilization(busyBefore);
    const perSecond = (latenciesMs.length / tookMs) * 1000;
    return { perSecond, latenciesMs, failures, generatorBusy: utilization };
  } finally {
    connections.forEach((connection) => connection.close());
  }
}

/** Waits until a request is due, and says when that was. */
async function reached(start: number, dueAfterMs: number | undefined): Promise<number> {
  if (dueAfterMs === undefined) return performance.now();
  const waitMs = start + dueAfterMs - performance.now();
  if (waitMs > 0) await sleep(waitMs);
  return start + dueAfterMs;
}
