import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Answer } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { askWith, postWith } from '../support/keyed-service.js';
import { runKeys } from '../support/run-keys.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';

// Each test starts several processes.
jest.setTimeout(90_000);

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const FORGOTTEN_WITHIN_MS = 1_000;

let scene: ServiceScene;
let nodes: readonly [ServiceProcess, ServiceProcess];
let admin: string;

beforeEach(async () => {
  scene = await ServiceScene.create();
  const keyed = { AUTH: 'api-key' };
  nodes = await Promise.all([scene.start(keyed), scene.start(keyed)]);
  const order = ['create', '--user', '*', '--scopes', 'admin'];
  admin = (await runKeys(order, { DATABASE_URL: scene.database.url })).stdout;
});

afterEach(() => scene.clear());

/** Makes the call until it is refused. @returns when the last one that was not had been sent, counted from now */
async function lastTakenMs(call: () => Promise<Answer>): Promise<number> {
  const begunAt = performance.now();
  let lastMs = 0;
  await eventually(async () => {
    const sentMs = performance.now() - begunAt;
    const { status } = await call();
    if (status === 401) return true;
    expect(status).toBe(200);
    lastMs = sentMs;
    return undefined;
  });
  return lastMs;
}

describe('A key that is revoked at one node', () => {
  it('opens nothing at another one after a second, cached pictures included', async () => {
    const [one, other] = nodes;
    const { body } = await postWith(admin, `${one.url}/api/keys`, { user_id: 7 });
    const key = String(body['key']);
    const look = () => askWith(key, `${other.url}/api/keys/me`);
    const repeat = () => postWith(key, `${other.url}/api/generate`, WATCH);
    await repeat();
    const known = [await look(), await repeat()];

    const revoked = await askWith(admin, `${one.url}/api/keys/${String(body['id'])}`, {
      method: 'DELETE',
    });
    const taken = await Promise.all([lastTakenMs(look), lastTakenMs(repeat)]);

    expect(revoked.status).toBe(200);
    expect(known).toMatchObject([
      { status: 200, body: { user_id: 7 } },
      { status: 200, body: { cached: true } },
    ]);
    expect(Math.max(...taken)).toBeLessThan(FORGOTTEN_WITHIN_MS);
  });
});
