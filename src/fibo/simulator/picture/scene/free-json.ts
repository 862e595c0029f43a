import type { JsonObject } from '../../submission.js';
import { isJsonObject } from '../../submission.js';

/** Longer texts are read in their beginning only. */
const MAX_LENGTH = 4000;

/** The text at a path such as `lighting.conditions` or `objects.0.description`; empty when there is none. */
export function textAt(json: JsonObject, path: string): string {
  let value: unknown = json;
  for (const key of path.split('.')) value = childOf(value, key);
  return typeof value === 'string' ? value.slice(0, MAX_LENGTH) : '';
}

function childOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
