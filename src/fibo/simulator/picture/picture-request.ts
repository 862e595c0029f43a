import type { OutputType } from '../submission.js';
import type { PictureSize } from './picture-size.js';

/** Everything that decides a picture's bytes. */
export interface PictureRequest {
  /** JSON text. */
  readonly structuredPrompt: string;
  readonly seed: number;
  readonly size: PictureSize;
  readonly outputType: OutputType;
  /** One color in place of a scene: drawn many times faster. */
  readonly isPlain: boolean;
}
