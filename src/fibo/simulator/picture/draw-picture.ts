import type { JsonObject, OutputType } from '../submission.js';
import { isJsonObject } from '../submission.js';
import { composePicture } from './compose-picture.js';
import { SeededRandom } from './paint/seeded-random.js';
import type { PictureSize } from './picture-size.js';
import { drawPlainPicture } from './plain-picture.js';
import { encode } from './render/encode.js';
import { blurred, rasterize } from './render/rasterize.js';
import { readScene } from './scene/read-scene.js';
import type { Scene } from './scene/scene.js';
import { planShot } from './shot.js';
import { FINISHES } from './style/finish.js';

/** Everything that decides a picture's bytes. */
interface PictureRequest {
  /** JSON text. */
  readonly structuredPrompt: string;
  readonly seed: number;
  readonly size: PictureSize;
  readonly outputType: OutputType;
  /** One color in place of a scene: drawn many times faster. */
  readonly isPlain: boolean;
}

/** An 8-bit RGB file; the same request gives the same bytes. */
export async function drawPicture(request: PictureRequest): Promise<Buffer> {
  const { structuredPrompt, seed, size, outputType, isPlain } = request;
  if (isPlain) return drawPlainPicture(`${seed}\n${structuredPrompt}`, size, outputType);
  const scene = readScene(parsed(structuredPrompt));
  const pixels = await drawScene(scene, seed, size);
  return encode(pixels, size, outputType, FINISHES[scene.style].grain);
}

/** What varies from seed to seed stays when only the camera or the light is changed. */
async function drawScene(scene: Scene, seed: number, size: PictureSize): Promise<Buffer> {
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
