export const ENDPOINTS = ['image', 'structured_prompt'] as const;
/** What is bought: a picture, or the description of one. */
export type Endpoint = (typeof ENDPOINTS)[number];

export const ASPECT_RATIOS = [
  '1:1',
  '2:3',
  '3:2',
  '3:4',
  '4:3',
  '4:5',
  '5:4',
  '9:16',
  '16:9',
] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];

export const RESOLUTIONS = ['1MP', '4MP'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const OUTPUT_TYPES = ['png', 'jpeg'] as const;
export type OutputType = (typeof OUTPUT_TYPES)[number];

export type JsonObject = Readonly<Record<string, unknown>>;

/** A request that passed validation, defaults filled in. */
export interface Submission {
  readonly endpoint: Endpoint;
  readonly prompt: string | undefined;
  /** Parsed from the string that came. */
  readonly structuredPrompt: JsonObject | undefined;
  /** Address or base64 of a reference picture. */
  readonly image: string | undefined;
  readonly aspectRatio: AspectRatio;
  readonly resolution: Resolution;
  readonly outputType: OutputType;
  /** Undefined: the simulator chooses one. */
  readonly seed: number | undefined;
  readonly isSync: boolean;
  /** Who is to be told of the job's end; undefined: nobody. */
  readonly webhookUrl: string | undefined;
  readonly moderatesPrompt: boolean;
  readonly moderatesPicture: boolean;
}

/** Everything a request says in words, as far as it says anything; used to find requests by their prompt. */
export function wordsOf(body: unknown): string {
  if (!isJsonObject(body)) return '';
  const words = [body['prompt'], body['structured_prompt']];
  return words.filter((text) => typeof text === 'string').join('\n');
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
