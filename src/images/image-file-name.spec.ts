import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findImageNamed, imageFileName } from './image-file-name.js';

const sha256 = '0123456789abcdef'.repeat(4);

describe(findImageNamed.name, () => {
  it.each([
    [`${sha256}.png`, 'image/png'],
    [`${sha256}.jpg`, 'image/jpeg'],
  ])('knows %s', (fileName, mediaType) => {
    expect(findImageNamed(fileName)).toEqual({ sha256, mediaType });
  });

  it.each([
    sha256,
    `${sha256}.jpeg`,
    `${sha256}.PNG`,
    `${sha256}.png\n`,
    `${sha256.toUpperCase()}.png`,
    `${sha256.slice(1)}.png`,
    `a${sha256}.png`,
    `../${sha256.slice(3)}.png`,
    '..',
    '',
  ])('does not know %j', (fileName) => {
    expect(findImageNamed(fileName)).toBeUndefined();
  });

  it('finds nothing that has another name', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('.png', '.jpg', ''), (text, extension) => {
        const image = findImageNamed(text + extension);
        expect(image === undefined || imageFileName(image) === text + extension).toBe(true);
      }),
    );
  });
});

describe(imageFileName.name, () => {
  it('refuses what is no SHA-256', () => {
    expect(() => imageFileName({ sha256: '../x', mediaType: 'image/png' })).toThrow(RangeError);
  });
});
