import { Agent, request } from 'node:http';

/** A user of the soak, told from others by a word that stands in all his prompts. */
export interface SoakUser {
  readonly key: string;
  readonly canary: string;
}

/** What came of the requests. */
export interface IsolationTally {
  answered: number;
  aborted: number;
  hits: number;
  misses: number;
  failed: number;
  /** Answers that held another user's canary, or not their own. */
  foreign: number;
}

export interface IsolationOptions {
  readonly url: string;
  readonly users: readonly SoakUser[];
  readonly requests: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Requests under way at the same time; more than there are sockets, which users share in turn. */
const AT_ONCE = 32;
const SOCKETS = 8;
/** A third goes away, within the time that hits and misses take. */
const ABORTED = 1 / 3;
const LONGEST_MS = 25;
/** So many different prompts, the same for all users but for the canary: nineteen in twenty are hits or join. */
const PROMPTS_PER_REQUEST = 1 / 50;

/** Sends requests of several users over the same connections, and goes away from some at random moments. */
export async function sendMixed(options: IsolationOptions): Promise<IsolationTally> {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });
  const tally = { answered: 0, aborted: 0, hits: 0, misses: 0, failed: 0, foreign: 0 };
  let left = options.requests;
  const client = async (): Promise<void> => {
    while (left-- > 0) await sendOne(options, agent, tally);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  agent.destroy();
  return tally;
}

function sendOne(
  { url, users, requests, random }: IsolationOptions,
  agent: Agent,
  tally: IsolationTally,
): Promise<void> {
  const user = users[Math.floor(random() * users.length)];
  if (!user) throw new Error('nobody is there to ask');
  const others = users.filter((other) => other !== user);
  const which = Math.floor(random() * Math.max(1, requests * PROMPTS_PER_REQUEST));
  const body = JSON.stringify({ prompt: `Picture ${which} of ${user.canary}`, mode: 'manual' });
  const headers = { 'x-api-key': user.key, 'content-type': 'application/json' };
  return new Promise((resolve) => {
    const sent = request(`${url}/api/generate`, { method: 'POST', agent, headers });
    const patience =
      random() < ABORTED ? setTimeout(() => sent.destroy(), random() * LONGEST_MS) : undefined;
    const end = (outcome: 'answered' | 'aborted'): void => {
      clearTimeout(patience);
      tally[outcome]++;
      resolve();
    };
    sent.once('error', () => end('aborted'));
    sent.once('response', (response) => {
      let text = JSON.stringify(response.headers);
      const judge = (): void => {
        if (others.some(({ canary }) => text.includes(canary))) tally.foreign++;
      };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.once('end', () => {
        if (response.statusCode !== 200) tally.failed++;
        else if (!text.includes(user.canary)) tally.foreign++;
        if (text.includes('"cached":true')) tally.hits++;
        else tally.misses++;
        judge();
        end('answered');
      });
      response.once('aborted', () => {
        judge();
        end('aborted');
      });
      response.once('error', () => undefined);
    });
    sent.end(body);
  });
}
