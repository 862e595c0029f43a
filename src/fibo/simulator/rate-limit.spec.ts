import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { SimulatorClient } from '../../../test/support/simulator-client.js';
import { FiboSimulator } from './fibo-simulator.js';
import { RateLimit } from './rate-limit.js';

const TOKEN = 'sim-token-001';

describe(RateLimit.name, () => {
  it('counts each endpoint by itself, status calls too, and lets in again after a minute', async () => {
    const clock = new ManualClock();
    const options = { token: TOKEN, latencyMs: 0, rateLimitPerMinute: 1, clock };
    const simulator = await FiboSimulator.start(options);
    const client = new SimulatorClient(simulator, TOKEN);
    try {
      const id = await client.submit('A watch');
      const first = await client.status(id);
      await clock.advance(10_500);
      const refused = [await client.post('/image/generate', { prompt: 'A shoe' })];
      refused.push(await client.status(id));
      await clock.advance(49_500);
      const later = await client.post('/image/generate', { prompt: 'A shoe' });

      expect(first.status).toBe(200);
      expect(refused.map(({ status }) => status)).toEqual([429, 429]);
      expect(refused.map(({ headers }) => headers['retry-after'])).toEqual(['50', '50']);
      expect(later.status).toBe(202);
      expect(simulator.purchases()).toBe(2);
    } finally {
      await simulator.close();
    }
  });
});
