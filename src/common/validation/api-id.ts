import { ApiParam } from '@nestjs/swagger';

/** Documents the path parameter `id`, as ParseIdPipe reads it. */
export function ApiId(description: string): MethodDecorator & ClassDecorator {
  return ApiParam({
    name: 'id',
    description,
    schema: { type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
  });
}
