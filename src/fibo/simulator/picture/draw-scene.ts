import type { JsonObject } from '../submission.js';
import { isJsonObject } from '../submission.js';
import { composePicture } from './compose-picture.js';
import { SeededRandom } from './paint/seeded-random.js';
import type { PictureRequest } from './picture-request.js';
import type { PictureSize } from './picture-size.js';
import { encode } from './render/encode.js';
import { blurred, rasterize } from './render/rasterize.js';
import { readScene } from './scene/read-scene.js';
import type { Scene } from './scene/scene.js';
import { planShot } from './shot.js';
import { FINISHES } from './style/finish.js';

/** The scene that a structured prompt describes. */
export async function drawScene(request: Omit<PictureRequest, 'isPlain'>): Promise<Buffer> {
  const { structuredPrompt, seed, size, outputType } = request;
  const scene = readScene(parsed(structuredPrompt));
  const pixels = await paint(scene, seed, size);
  return encode(pixels, size, outputType, FINISHES[scene.style].grain);
}

/** What varies from seed to seed stays when only the camera or the light is changed. */
async function paint(scene: Scene, seed: number, size: PictureSize): Promise<Buffer> {
  const shot = planShot(scene, new SeededRandom(`${seed}\n${scene.caption}`), size);
  const { backdrop, foreground } = composePicture(shot);
  const { width, height } = shot.frame;
  const { blur } = shot.lens;
  const behind =
    blur > 0 ? await blurred({ content: backdrop, width, height }, size, blur) : backdrop;
  return rasterize({ content: behind + foreground, width, height }, size);
}

function parsed(structuredPrompt: string): JsonObject {
  const value: unknown = JSON.parse(structuredPrompt);
  return isJsonObject(value) ? value : {};
}
