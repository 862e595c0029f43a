import { afterEach, describe, expect, it } from '@jest/globals';
import { type Answer, ask } from '../support/ask.js';
import {
  askWith,
  type KeyedService,
  postWith,
  startKeyedService,
} from '../support/keyed-service.js';

const PROMPT = { prompt: 'A luxury watch', mode: 'manual' };
const PER_KEY = {
  RATE_LIMIT_REQUESTS_PER_MINUTE: '3',
  RATE_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '0',
};
const PER_ADDRESS = {
  RATE_LIMIT_REQUESTS_PER_MINUTE: '2',
  RATE_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '4',
};

let service: KeyedService;

afterEach(() => service.stop());

async function inTurn(count: number, call: () => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let calls = 0; calls < count; calls++) answers.push(await call());
  return answers;
}

describe('Requests a minute', () => {
  it('are counted for each key, hits among them, and every answer tells what is left', async () => {
    service = await startKeyedService(PER_KEY);
    const [key, other] = [await service.keyFor(7), await service.keyFor(7)];

    const answers = await inTurn(4, () => postWith(key, `${service.url}/api/generate/`, PROMPT));
    const others = await askWith(other, `${service.url}/api/generate/history`);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-policy'))).toEqual(
      Array(4).fill('"key";q=3;w=60'),
    );
    expect(answers.map(({ headers }) => headers.get('ratelimit'))).toEqual([
      expect.stringMatching(/^"key";r=2;t=60$/),
      expect.stringMatching(/^"key";r=1;t=\d+$/),
      expect.stringMatching(/^"key";r=0;t=\d+$/),
      expect.stringMatching(/^"key";r=0;t=\d+$/),
    ]);
    expect(answers[1]?.body['cached']).toBe(true);
    expect(others.status).toBe(200);
  });

  it('beyond the limit are refused before anything is read or bought', async () => {
    service = await startKeyedService(PER_KEY);
    const key = await service.keyFor(7);
    await inTurn(3, () => askWith(key, `${service.url}/api/generate/history`));

    const answer = await askWith(key, `${service.url}/api/generate`, {
      method: 'POST',
      body: 'no JSON',
    });

    expect(answer).toMatchObject({
      status: 429,
      body: { code: 'RATE_LIMITED', detail: 'Rate limit exceeded', retryable: true, billed: 'no' },
    });
    const [, seconds] = /t=(\d+)/.exec(answer.headers.get('ratelimit') ?? '') ?? [];
    expect(answer.headers.get('retry-after')).toBe(seconds);
    expect(service.simulator.arrivals()).toEqual([]);
  });

  it('are counted for each address, whatever keys are tried there', async () => {
    service = await startKeyedService(PER_ADDRESS);
    const key = await service.keyFor(7);
    const history = `${service.url}/api/generate/history`;

    const strangers = await inTurn(3, () => ask(history));
    const [known, beyond] = await inTurn(2, () => askWith(key, history));

    expect(strangers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(known?.headers.get('ratelimit')).toMatch(/^"key";r=1;t=60, "address";r=0;t=\d+$/);
    expect([known?.status, beyond?.status]).toEqual([200, 429]);
  });

  it('that a key is refused are not held against its address', async () => {
    service = await startKeyedService(PER_ADDRESS);
    const [key, other] = [await service.keyFor(7), await service.keyFor(8)];
    const history = `${service.url}/api/generate/history`;

    const refused = await inTurn(10, () => askWith(key, history));
    const others = await inTurn(2, () => askWith(other, history));

    expect(refused.filter(({ status }) => status === 429)).toHaveLength(8);
    expect(others.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('are none of health probes, documentation and pictures', async () => {
    service = await startKeyedService(PER_ADDRESS);

    const answers = await inTurn(10, () => ask(`${service.url}/health/live`));

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(answers[0]?.headers.get('ratelimit')).toBeNull();
  });

  it('are not limited without keys unless that is set', async () => {
    service = await startKeyedService({ AUTH: 'none' });
    const free = await service.get('/api/generate/history?user_id=1');

    expect(free.status).toBe(200);
    expect(free.headers.get('ratelimit')).toBeNull();
  });
});
