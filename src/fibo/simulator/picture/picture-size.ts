import type { AspectRatio, Resolution } from '../submission.js';

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes at 1MP, of the model's demo; FIBO does not document its own. */
const SIZES: Readonly<Record<AspectRatio, PictureSize>> = {
  '1:1': { width: 1024, height: 1024 },
  '2:3': { width: 832, height: 1248 },
  '3:2': { width: 1248, height: 832 },
  '3:4': { width: 896, height: 1152 },
  '4:3': { width: 1152, height: 896 },
  '4:5': { width: 960, height: 1088 },
  '5:4': { width: 1088, height: 960 },
  '9:16': { width: 768, height: 1344 },
  '16:9': { width: 1344, height: 768 },
};

export function sizeOf(aspectRatio: AspectRatio, resolution: Resolution): PictureSize {
  const { width, height } = SIZES[aspectRatio];
  const scale = resolution === '4MP' ? 2 : 1;
  return { width: width * scale, height: height * scale };
}
