import { Refusal } from './refusal.js';
import type { FiboError } from './refusal.js';
import type { Submission } from './submission.js';
import { wordsOf } from './submission.js';

/** Refused on arrival with 422, unless `prompt_content_moderation` is off. */
const REFUSED_IN_PROMPTS = /\b(?:nsfw|nude|nudity|gore)\b/i;

/** Found only in the finished picture: the job ends in 422, unless `visual_output_content_moderation` is off. */
const REFUSED_IN_PICTURES = /\b(?:bloodbath|massacre)\b/i;

/** Throws a Refusal (422) for a prompt that must not be drawn. */
export function moderatePrompt(submission: Submission): void {
  if (submission.moderatesPrompt && REFUSED_IN_PROMPTS.test(text(submission)))
    throw new Refusal(422, 'Prompt content moderation failed', 'The prompt was not allowed');
}

/** The error that the job of this submission will end with, if its picture cannot be shown. */
export function findPictureRefusal(submission: Submission): FiboError | undefined {
  if (submission.endpoint !== 'image' || !submission.moderatesPicture) return undefined;
  if (!REFUSED_IN_PICTURES.test(text(submission))) return undefined;
  return {
    code: 422,
    message: 'Visual output content moderation failed',
    details: 'The picture was not allowed',
  };
}

function text({ prompt, structuredPrompt }: Submission): string {
  return wordsOf({ prompt, structured_prompt: JSON.stringify(structuredPrompt) });
}
