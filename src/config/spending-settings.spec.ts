import { describe, expect, it } from '@jest/globals';
import { readConfig } from './environment.js';

describe('what may be spent', () => {
  it.each<[Record<string, string>, number, number | undefined]>([
    [{ BRIA_API_TOKEN: 'token' }, 30_000, 25_000_000],
    [{ BRIA_API_TOKEN: 'token', SPEND_LIMIT_USD_PER_DAY: '0' }, 30_000, undefined],
    [{ FIBO: 'simulator' }, 0, undefined],
    [{ FIBO: 'simulator', SPEND_LIMIT_USD_PER_DAY: '0.000001' }, 0, 1],
  ])('with %j is %d micros a picture, up to %s a day', (environment, price, limit) => {
    expect(readConfig(environment).spending).toEqual({
      priceUsdMicros: price,
      limitUsdMicrosPerDay: limit,
    });
  });
});
