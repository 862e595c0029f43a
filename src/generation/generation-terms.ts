import type { GenerationEntity } from './generation.entity.js';

/** What decides the picture, and for whom it is. */
export type GenerationTerms = Pick<
  GenerationEntity,
  | 'userId'
  | 'projectId'
  | 'batchId'
  | 'mode'
  | 'prompt'
  | 'cameraAngle'
  | 'fov'
  | 'lighting'
  | 'colorPalette'
  | 'composition'
  | 'style'
  | 'aspectRatio'
  | 'negativePrompt'
  | 'requestedSeed'
  | 'useCache'
  | 'flightKey'
  | 'maxRetries'
  | 'simulated'
  | 'deadlineAt'
>;
