import { describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { SystemClock } from '../time/system-clock.js';
import { requestContext } from './request-context.js';
import { requestId } from './request-id.js';

class StoppedClock extends SystemClock {
  override now(): number {
    return 1_764_000_000_000;
  }
}

describe(requestId.name, () => {
  it('tells all work on a request when it arrived and where', async () => {
    const app = express()
      .use(requestId(new StoppedClock()))
      .get('/', (_req, res) => {
        const { requestId: id, arrivedAtMs, origin } = requestContext.getStore() ?? {};
        res.json({ id, arrivedAtMs, origin });
      });

    const answer = await request(app).get('/').set('X-Request-Id', 'r-1').set('Host', 'pictures');

    expect(answer.body).toEqual({
      id: 'r-1',
      arrivedAtMs: 1_764_000_000_000,
      origin: 'http://pictures',
    });
  });
});
