import { Reflector } from '@nestjs/core';
import type { DtoClass } from '../common/validation/field-traits.js';

/** Lets CacheInterceptor answer a route; the class is what the route's body is validated as. */
export const Cached = Reflector.createDecorator<DtoClass>();
