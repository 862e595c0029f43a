import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ApiDocument } from './document.js';

const DOCUMENT = 'api';

/** The schemas of bodies, read strictly: a member that the document does not name is a fault. */
export class AnswerSchemas {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: ApiDocument) {
    this.ajv.addSchema(closed(document) as object, DOCUMENT);
  }

  /** @returns what is wrong with the body of this answer, in words; undefined: nothing */
  faultIn(body: unknown, ...pointer: readonly string[]): string | undefined {
    const reference = `${DOCUMENT}#/${pointer.map(escaped).join('/')}`;
    const validate = this.compiled.get(reference) ?? this.ajv.compile({ $ref: reference });
    this.compiled.set(reference, validate);
    return validate(body) ? undefined : this.ajv.errorsText(validate.errors);
  }
}

/** Objects with named members have no others. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node).map(([key, value]) => [key, closed(value)] as const);
  const isOpen = 'properties' in node && !('additionalProperties' in node);
  return {
    ...Object.fromEntries(members),
    ...(isOpen && { additionalProperties: false }),
  };
}

function escaped(segment: string): string {
  return encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'));
}
