import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { keyText, newSecret } from '../../src/auth/api-key-text.js';
import { ask } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import { askWith, postWith } from '../support/keyed-service.js';
import { runKeys } from '../support/run-keys.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

// Each test starts several processes.
jest.setTimeout(90_000);

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

let scene: ServiceScene;
let proxy: TcpProxy;
let service: ServiceProcess;
let key: string;

beforeEach(async () => {
  scene = await ServiceScene.create();
  const url = new URL(scene.database.url);
  proxy = await TcpProxy.to(Number(url.port));
  url.port = String(proxy.port);
  service = await scene.start({ AUTH: 'api-key', DATABASE_URL: url.href });
  const order = ['create', '--user', '7'];
  key = (await runKeys(order, { DATABASE_URL: scene.database.url })).stdout;
});

afterEach(async () => {
  await scene.clear();
  await proxy.close();
});

describe('While the database is away', () => {
  it.each([
    ['refuses connections', () => proxy.shut()],
    ['swallows everything', () => proxy.silence()],
  ])('(it %s) a key is neither good nor bad', async (_, takeAway) => {
    const repeat = () => postWith(key, `${service.url}/api/generate`, WATCH);
    const bought = await repeat();
    takeAway();

    const seen = new Set<number>();
    const refused = await eventually(async () => {
      const answer = await repeat();
      seen.add(answer.status);
      return answer.status === 200 ? undefined : answer;
    });
    const others = await Promise.all([
      askWith(key, `${service.url}/api/keys/me`),
      askWith(key, `${service.url}/api/generate/history`),
      askWith(keyText(999, newSecret()), `${service.url}/api/generate/history`),
    ]);
    const malformed = await askWith('gen_1_short', `${service.url}/api/generate/history`);
    const absent = await ask(`${service.url}/api/generate/history`);
    proxy.open();
    const again = await eventually(async () => {
      const answer = await repeat();
      seen.add(answer.status);
      return answer.status === 200 ? answer : undefined;
    });

    expect([refused, ...others]).toMatchObject(
      Array(4).fill({ status: 503, body: { code: 'DATABASE_UNAVAILABLE', billed: 'no' } }),
    );
    expect(refused.headers.get('retry-after')).toBe('5');
    expect([malformed.status, absent.status]).toEqual([401, 401]);
    expect(seen).not.toContain(401);
    expect(again.body).toMatchObject({ id: bought.body['id'], cached: true });
    expect(scene.simulator.purchases()).toBe(1);
  });
});
