import { FieldReader } from './field-reader.js';
import { Refusal } from './refusal.js';
import type { Endpoint, JsonObject, Submission } from './submission.js';
import { ASPECT_RATIOS, isJsonObject, OUTPUT_TYPES, RESOLUTIONS } from './submission.js';

const FEWEST_STEPS = 35;
const MOST_STEPS = 50;

/** Checks a parsed body as FIBO does; fields it does not know are ignored. Throws a Refusal (422) that names every fault. */
export function readSubmission(endpoint: Endpoint, body: unknown): Submission {
  if (!isJsonObject(body)) throw invalid(['body: must be a JSON object']);
  const fields = new FieldReader(body);
  const submission: Submission = {
    endpoint,
    prompt: readPrompt(fields),
    structuredPrompt: readStructuredPrompt(fields),
    image: fields.onlyText('images'),
    aspectRatio: fields.choice('aspect_ratio', ASPECT_RATIOS) ?? '1:1',
    resolution: fields.choice('resolution', RESOLUTIONS) ?? '1MP',
    outputType: fields.choice('output_type', OUTPUT_TYPES) ?? 'png',
    seed: fields.integer('seed'),
    isSync: fields.flag('sync') ?? false,
    webhookUrl: fields.text('webhook_url'),
    moderatesPrompt: fields.flag('prompt_content_moderation') ?? true,
    moderatesPicture: fields.flag('visual_output_content_moderation') ?? true,
  };
  checkFieldsWithoutEffect(fields);
  checkWebhookUrl(fields, submission);
  checkCombination(fields, submission);
  if (fields.faults.length > 0) throw invalid(fields.faults);
  return submission;
}

/** Fields that FIBO checks but that change nothing here: no reference picture is looked at. */
function checkFieldsWithoutEffect(fields: FieldReader): void {
  fields.text('negative_prompt');
  fields.integer('steps_num', FEWEST_STEPS, MOST_STEPS);
  fields.flag('ip_signal');
  fields.flag('visual_input_content_moderation');
}

function checkWebhookUrl(fields: FieldReader, { webhookUrl, isSync }: Submission): void {
  if (webhookUrl === undefined) return;
  if (!URL.canParse(webhookUrl)) fields.fail('webhook_url', 'must be a URI');
  if (isSync) fields.fail('webhook_url', 'is for asynchronous requests only');
}

function readPrompt(fields: FieldReader): string | undefined {
  const prompt = fields.text('prompt');
  if (prompt?.trim() === '') fields.fail('prompt', 'must not be empty');
  return prompt;
}

function readStructuredPrompt(fields: FieldReader): JsonObject | undefined {
  const text = fields.text('structured_prompt');
  if (text === undefined) return undefined;
  const parsed = parseJson(text);
  if (isJsonObject(parsed)) return parsed;
  fields.fail('structured_prompt', 'must be a string that holds a JSON object');
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Exactly one of: prompt, images, images and prompt, structured_prompt, structured_prompt and prompt. */
function checkCombination(fields: FieldReader, submission: Submission): void {
  // A field that came with a fault of its own must not be reported as missing too.
  if (fields.faults.length > 0) return;
  const { prompt, image, structuredPrompt } = submission;
  if (image !== undefined && structuredPrompt !== undefined)
    fields.fail('images', 'cannot be combined with structured_prompt');
  if (prompt === undefined && image === undefined && structuredPrompt === undefined)
    fields.fail('body', 'one of prompt, images, structured_prompt is required');
}

function invalid(faults: readonly string[]): Refusal {
  return new Refusal(422, 'Validation error', faults.join('; '));
}
