import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { plainPng } from './plain-png.js';

describe(plainPng.name, () => {
  it.each([
    [1, 1],
    [64, 64],
    [300, 7],
  ])('is a whole picture of its color, %d × %d', async (width, height) => {
    const png = plainPng(Uint8Array.of(10, 200, 30), { width, height });

    const { data, info } = await sharp(png, { failOn: 'warning' })
      .raw()
      .toBuffer({ resolveWithObject: true });

    expect(info).toMatchObject({ width, height, channels: 3 });
    expect(data.equals(Buffer.alloc(width * height * 3, Uint8Array.of(10, 200, 30)))).toBe(true);
  });
});
