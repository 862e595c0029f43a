import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { DtoClass } from './field-traits.js';
import { validate } from './request-validator.js';
import type { Source } from './source.js';

const SOURCES: Partial<Record<ArgumentMetadata['type'], Source>> = {
  body: 'body',
  query: 'query',
  param: 'path',
};

/** What TypeScript emits for parameters that are not typed by a class of ours. */
const NO_DTO = new Set<unknown>([undefined, Object, Array, String, Number, Boolean]);

/**
 * Turns a whole body, query or set of path parameters into the class its handler asks for. A class without fields refuses
 * whatever is submitted. What an interceptor validated already, and left on the request, goes through as it is.
 */
@Injectable()
export class DtoValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    const source = SOURCES[type];
    if (source === undefined || data !== undefined || NO_DTO.has(metatype)) {
      return value;
    }
    // Classes that handlers take from a request are DTOs: they have no constructor arguments.
    const dto = metatype as DtoClass;
    return value instanceof dto ? value : validate(dto, value, source);
  }
}
