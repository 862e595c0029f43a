import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { StoredImage } from './image-store.js';

const text = { schema: { type: 'string' } } as const;
const binary = { schema: { type: 'string', format: 'binary' } } as const;
const headers = {
  ETag: { description: 'SHA-256 of the picture, quoted', ...text },
  'Cache-Control': text,
  'Accept-Ranges': text,
};
const contentRange = { 'Content-Range': text };

/** Documents an address that ImageResponder answers; Swagger UI shows a picture of the first media type. */
export function ApiPicture(
  ...mediaTypes: readonly StoredImage['mediaType'][]
): MethodDecorator & ClassDecorator {
  const content = Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, binary]));
  return applyDecorators(
    ApiHeader({ name: 'Range', description: 'One range of bytes', required: false, ...text }),
    ApiHeader({ name: 'If-None-Match', description: 'ETags at hand', required: false, ...text }),
    ApiResponse({ status: 200, description: 'The picture', content, headers }),
    ApiResponse({
      status: 206,
      description: 'The range asked for',
      content,
      headers: { ...headers, ...contentRange },
    }),
    ApiResponse({ status: 304, description: 'The picture at hand is the current one', headers }),
    ApiResponse({
      status: 416,
      description: 'The range lies beyond the end of the picture',
      headers: contentRange,
    }),
  );
}
