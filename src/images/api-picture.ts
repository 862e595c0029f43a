import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { StoredImage } from './image-store.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;
const headers = {
  ETag: text('SHA-256 of the picture in hex, quoted'),
  'Cache-Control': text('How long the picture may be kept, and by whom'),
  'Accept-Ranges': text('Parts of the picture can be asked for', 'bytes'),
};
const contentRange = {
  'Content-Range': text('Which bytes, and of how many', 'bytes 0-99/1048576'),
};

/** Documents an address that ImageResponder answers; Swagger UI shows a picture of the first media type. Its failures are documented by ApiErrors. */
export function ApiPicture(
  ...mediaTypes: readonly StoredImage['mediaType'][]
): MethodDecorator & ClassDecorator {
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, binary]));
  return applyDecorators(
    // Without examples: Swagger UI would fill them in, and fetch a part.
    condition('Range', 'One range of bytes, as `bytes=0-99`; several are ignored'),
    condition('If-Range', 'ETag of the picture that the range belongs to'),
    condition('If-None-Match', 'ETags of the pictures at hand'),
    ApiResponse({ status: 200, description: 'The picture', content, headers }),
    ApiResponse({
      status: 206,
      description: 'The range asked for',
      content,
      headers: { ...headers, ...contentRange },
    }),
    ApiResponse({ status: 304, description: 'The picture at hand is the current one', headers }),
  );
}

function condition(name: string, description: string): MethodDecorator & ClassDecorator {
  return ApiHeader({ name, description, required: false });
}

function text(description: string, example?: string) {
  return { description, schema: { type: 'string', ...(example && { example }) } };
}
