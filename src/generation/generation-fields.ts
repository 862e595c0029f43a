import { ASPECT_RATIOS } from '../fibo/fibo-provider.js';
import { MAX_SUBSCRIBERS } from './subscribed/max-subscribers.js';

const MAX_INT32 = 2_147_483_647;

export const MODES = ['ai', 'manual'] as const;

/** What the body of POST /api/generate/ takes besides the six parameters: read by its rules, its documentation and GET /parameters. */
export const REQUEST_FIELDS = {
  prompt: {
    description: 'What the picture shows; trimmed on arrival, then counted in code points',
  },
  mode: {
    description: 'Who decides what is left open',
    default: 'ai',
    values: {
      ai: 'What is left open is chosen and explained',
      manual: 'The parameters are used as they are',
    },
  },
  user_id: { description: 'Who the picture is for', default: 1, minimum: 1, maximum: MAX_INT32 },
  project_id: {
    description: 'A project of the user, to filter by',
    minimum: 1,
    maximum: MAX_INT32,
  },
  use_cache: {
    description: 'false: a new picture is bought even if the same request has one already',
    default: true,
  },
  max_retries: {
    description:
      'Attempts beyond the first, after 1, 2, 4, 8 and 16 s. What FIBO accepted is never bought again, but for jobs that FIBO itself ended with an error',
    default: 3,
    minimum: 0,
    maximum: 5,
  },
  aspect_ratio: {
    description: 'Width to height of the picture',
    default: '1:1',
    values: Object.fromEntries(ASPECT_RATIOS.map((ratio) => [ratio, shapeOf(ratio)])),
  },
  seed: {
    description: 'The same seed and the same words make the same picture; null lets FIBO choose',
    minimum: 0,
    maximum: MAX_INT32,
  },
  negative_prompt: {
    description: 'What the picture must not show; trimmed on arrival, then counted in code points',
  },
  webhook_url: {
    description: `A public http(s) address that is told when the generation has ended, also when it is repeated or shared; decides nothing about the picture. One generation has ${MAX_SUBSCRIBERS} of them at the most: who would share it with another one while it is under way is refused with 409 STILL_RUNNING, and is served when it has ended`,
  },
} as const;

function shapeOf(ratio: string): string {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  if (width === height) return 'Square';
  return width > height ? 'Wider than high' : 'Higher than wide';
}
