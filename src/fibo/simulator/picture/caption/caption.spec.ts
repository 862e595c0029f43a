import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../paint/seeded-random.js';
import { rasterize } from '../render/rasterize.js';
import { readScene } from '../scene/read-scene.js';
import { planShot } from '../shot.js';
import { paintCaption } from './caption.js';

const SIZE = { width: 500, height: 500 };
const CORNER = { left: 380, top: 480, right: 500, bottom: 500 };
const LINE = { left: 20, top: 450, right: 340, bottom: 480 };

async function captionOf(short_description: string): Promise<Buffer> {
  const scene = readScene({ short_description, artistic_style: 'cinematic' });
  const content = paintCaption(planShot(scene, new SeededRandom('caption'), SIZE));
  return rasterize({ content, width: 1000, height: 1000 }, SIZE);
}

/** How many pixels in a region have been painted on. */
function inked(pixels: Buffer, { left, top, right, bottom }: typeof CORNER): number {
  let count = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1)
      if ((pixels[(y * SIZE.width + x) * 4 + 3] ?? 0) > 60) count += 1;
  return count;
}

describe('paintCaption', () => {
  it('writes the short description', async () => {
    const [none, some] = [await captionOf(''), await captionOf('A luxury watch on white marble')];

    expect(inked(none, LINE)).toBe(0);
    expect(inked(some, LINE)).toBeGreaterThan(200);
  });

  it('says in the corner that the picture is simulated, whatever else there is to say', async () => {
    expect(inked(await captionOf(''), CORNER)).toBeGreaterThan(60);
  });

  it('takes no markup from a description', async () => {
    const attack = '</text><rect width="1000" height="1000" fill="red"/><text>&amp;&#60;';

    expect(inked(await captionOf(attack), { ...LINE, top: 0, bottom: 400 })).toBe(0);
  });
});
