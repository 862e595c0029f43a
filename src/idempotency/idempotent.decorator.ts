import { applyDecorators } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import { findCaller } from '../common/access/current-caller.js';
import type { DtoClass } from '../common/validation/field-traits.js';
import { IDEMPOTENCY_KEY, IDEMPOTENT_REPLAYED, KEY_PATTERN } from './idempotency-key.header.js';

/** A route that takes keys. */
export interface IdempotentRoute<Body extends object = object> {
  /** Part of the scope of its keys: method and path, for as long as the route lasts. */
  readonly route: string;
  /** What its body is validated as. */
  readonly body: DtoClass<Body>;
  /** Whose keys they are. */
  ownerOf(body: Body): number;
  /** Whether a body is about others than its owner too: who may send such has keys apart from his. Default: it is not. */
  isOfSeveral?(body: Body): boolean;
}

/** What IdempotencyInterceptor reads of a route. */
export const KeyedRoute = Reflector.createDecorator<IdempotentRoute>();

/** Lets IdempotencyInterceptor answer a route, and documents what clients send for it. */
export function Idempotent<Body extends object>(route: IdempotentRoute<Body>): MethodDecorator {
  return applyDecorators(
    KeyedRoute(route),
    ApiIdempotencyKey(
      `A repeat gets the first answer again, with \`${IDEMPOTENT_REPLAYED}: true\`; while the first request is under way 409 IDEMPOTENCY_KEY_IN_USE; with another body 422 IDEMPOTENCY_KEY_REUSED. After a failure that certainly cost nothing it is a fresh try. After one whose picture may still come, and after a crash of the service, it gets what has become of the picture by now.`,
    ),
  );
}

/**
 * Documents the header of a route that takes keys.
 *
 * @param repeats what repeats get, in sentences
 */
export function ApiIdempotencyKey(repeats: string): MethodDecorator {
  return ApiHeader({
    name: IDEMPOTENCY_KEY,
    required: false,
    description: `Makes it safe to send the request again, for 24 hours: with the same key and body it is made once. 1 to 255 visible ASCII characters, one key for each request that is meant anew, e.g. a UUID.

${repeats}`,
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: KEY_PATTERN },
    example: '0d1b3f0a-7f0e-4a57-9f5e-3b1f7f6d2c11',
  });
}

/** For the documentation of answers. */
export const IDEMPOTENT_REPLAYED_HEADER = {
  [IDEMPOTENT_REPLAYED]: {
    description: `The answer was made for an earlier request with the same ${IDEMPOTENCY_KEY}, or tells what has become of that; absent otherwise`,
    schema: { type: 'string', enum: ['true'] },
  },
};

/** The scope of keys beside their owner. Without callers' keys nobody is to be kept from anything. */
export function keyRoute(route: string, isOfSeveral: boolean): string {
  const isKeptApart = isOfSeveral && typeof findCaller()?.keyId === 'number';
  return isKeptApart ? `${route} of several users` : route;
}
