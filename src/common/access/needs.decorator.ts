import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Scope } from './caller.js';

/** Where a handler's scope stands in Nest's metadata. */
export const SCOPE = 'access:scope';

/** Where it stands in the OpenAPI document. */
export const SCOPE_EXTENSION = 'x-scope';

/** What a route asks of a key: that it is for something, or just that it is valid. */
export type Need = Scope | 'any';

/** Opens a route to callers whose key has the scope. Every route says this or `@OpenToAll()`. */
export function Needs(need: Need): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(SCOPE, need), ApiExtension(SCOPE_EXTENSION, need));
}

/** Opens a route to whoever knows its address. */
export function OpenToAll(): MethodDecorator & ClassDecorator {
  return SetMetadata(SCOPE, null);
}
