import { describe, expect, it } from '@jest/globals';
import { circle, ellipse, mapped, stroke, tapered } from './drawing.js';

describe(mapped.name, () => {
  it('carries every point over and keeps the commands', () => {
    const twice = mapped('M0 1L-2 3.5C1 1 2 2 3 3Z', (x, y) => ({ x: 2 * x, y: -2 * y }));

    expect(twice).toBe('M0 -2 L-4 -7 C2 -2 4 -4 6 -6 Z');
  });

  it('reads numbers as JavaScript writes them', () => {
    expect(mapped('M1e-7 -2.5e-9', (x, y) => ({ x: x + 1, y: y + 1 }))).toBe('M1 1 ');
  });
});

describe('outlines', () => {
  it.each([
    ['ellipse', ellipse(3, 4, 5, 2)],
    ['circle', circle(0, 0, 9)],
    ['stroke', stroke(0, 0, 10, 4, 2)],
    ['tapered', tapered(9, 0, 5, 20)],
  ])('of %s run counter-clockwise, so that none cuts a hole into another', (_, d) => {
    const numbers = Array.from(d.matchAll(/-?[\d.]+/g), ([number]) => Number(number));
    const points = Array.from({ length: numbers.length / 2 }, (_, index) => ({
      x: numbers[2 * index] ?? 0,
      y: numbers[2 * index + 1] ?? 0,
    }));
    const area = points.reduce((sum, { x, y }, index) => {
      const next = points[(index + 1) % points.length] ?? { x, y };
      return sum + x * next.y - next.x * y;
    }, 0);

    expect(area).toBeGreaterThan(0);
  });
});
