import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../time/clock.js';
import type { Handler } from './front.js';
import { preferencesIn } from './preferences.js';

const INTERVAL_MS = 2000;

/** Gives up by default after 5 s without a byte, and reads on after a 102. Others take it for the answer, or for a fault. */
const HASTY_AGENT = 'python-httpx/';

/**
 * Sends `102 Processing` every 2 s while a POST waits for its answer: to clients of HTTP/1.1 that ask for it by `Prefer: processing`, or
 * that are known to need and to bear it.
 *
 * @param paths in lower case, all spellings
 */
export function interimResponses(paths: readonly string[], clock: Clock): Handler {
  return (request, response, next) => {
    if (isAmong(paths, request) && bearsInterim(request)) void tellUntilAnswered(response, clock);
    next();
  };
}

function isAmong(paths: readonly string[], { method, url = '' }: IncomingMessage): boolean {
  const [path = ''] = url.split('?', 1);
  return method === 'POST' && paths.includes(path.toLowerCase());
}

function bearsInterim({ httpVersion, headers }: IncomingMessage): boolean {
  if (httpVersion !== '1.1') return false;
  const isHasty = headers['user-agent']?.startsWith(HASTY_AGENT) ?? false;
  return isHasty || preferencesIn(headers['prefer']).has('processing');
}

async function tellUntilAnswered(response: ServerResponse, clock: Clock): Promise<void> {
  const exchange = new AbortController();
  response.once('close', () => exchange.abort());
  while (await hasPassed(INTERVAL_MS, clock, exchange.signal)) {
    if (response.headersSent) return;
    // Behind another answer on its connection it has no socket yet, and Node would queue the 102 after its headers.
    if (response.socket) response.writeProcessing();
  }
}

/** Whether the time passed; not when the signal came first. */
async function hasPassed(ms: number, clock: Clock, signal: AbortSignal): Promise<boolean> {
  try {
    await clock.sleep(ms, signal);
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
