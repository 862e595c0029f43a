import type { WorkClaim } from '../common/http/request-context.js';
import type { Subscription } from '../webhooks/subscribing/subscription.js';
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
> & {
  /** Under which it gets its row; undefined: the call has no key, or the row is there. */
  readonly claim?: WorkClaim | undefined;
  /** With which it gets its row; undefined: nobody is to be told of its end, or the row is there. */
  readonly subscription?: Subscription | undefined;
  /** The index, in a batch that was handed over, of the item it is made for; undefined: there is none. */
  readonly place?: number;
};
