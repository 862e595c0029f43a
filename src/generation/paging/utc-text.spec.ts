import { describe, expect, it } from '@jest/globals';
import { UtcText } from './utc-text.js';

describe('A time as PostgreSQL writes it in UTC', () => {
  it.each([
    ['2025-12-07 10:30:00', '2025-12-07T10:30:00.000Z', '2025-12-07T10:30:00.000000Z'],
    ['2025-12-07 10:30:00.5', '2025-12-07T10:30:00.500Z', '2025-12-07T10:30:00.500000Z'],
    ['2025-12-07 10:30:00.1234', '2025-12-07T10:30:00.123Z', '2025-12-07T10:30:00.123400Z'],
    ['2025-12-31 23:59:59.999999', '2025-12-31T23:59:59.999Z', '2025-12-31T23:59:59.999999Z'],
  ])('%s is read', (text, milliseconds, microseconds) => {
    expect(new UtcText(text).toISOString()).toBe(milliseconds);
    expect(new UtcText(text).toMicroseconds()).toBe(microseconds);
  });

  it('is greater when it is later', () => {
    const inOrder = [
      '09:59:59.999999',
      '10:00:00',
      '10:00:00.000001',
      '10:00:00.00001',
      '10:00:01',
    ];
    const texts = inOrder.map((time) => `2025-12-07 ${time}`);

    expect([...texts].reverse().sort()).toEqual(texts);
  });
});
