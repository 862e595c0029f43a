import { ApiExtension } from '@nestjs/swagger';

/** Where it stands in the OpenAPI document that a route's addresses are signed where callers have keys. */
export const SIGNED_EXTENSION = 'x-signed-address';

/** Documents a route whose addresses are handed out signed where callers have keys. */
export function SignedAddress(): MethodDecorator {
  return ApiExtension(SIGNED_EXTENSION, true);
}
