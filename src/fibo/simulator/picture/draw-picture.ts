import type { PictureRequest } from './picture-request.js';
import { drawPlainPicture } from './plain-picture.js';

/** An 8-bit RGB file; the same request gives the same bytes. */
export async function drawPicture(request: PictureRequest): Promise<Buffer> {
  const { structuredPrompt, seed, size, outputType, isPlain } = request;
  if (isPlain) return drawPlainPicture(`${seed}\n${structuredPrompt}`, size, outputType);
  // The painter's hundred files take a fifth of a second to load, and those who want plain pictures start often.
  const { drawScene } = await import('./draw-scene.js');
  return drawScene(request);
}
