import {
  ConflictException,
  ForbiddenException,
  HttpException,
  NotFoundException,
  ServiceUnavailableException,
} from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { ApiError } from './api-error.js';
import { toApiError } from './foreign-error.js';

const httpError = (status: number) =>
  Object.assign(new Error('private'), { status, statusCode: status, expose: status < 500 });

describe(toApiError.name, () => {
  it('leaves our own errors alone', () => {
    const error = new ApiError('NOT_FOUND', 'Generation not found');
    expect(toApiError(error)).toBe(error);
  });

  it.each([
    [new NotFoundException('Cannot GET /private'), 'NOT_FOUND', 'Not Found'],
    [new ForbiddenException('private'), 'FORBIDDEN', 'Forbidden'],
    [new HttpException('private', 401), 'UNAUTHENTICATED', 'Unauthorized'],
    [new ConflictException('private'), 'MALFORMED_REQUEST', 'Bad Request'],
    [httpError(404), 'NOT_FOUND', 'Not Found'],
    [httpError(413), 'PAYLOAD_TOO_LARGE', 'Payload Too Large'],
    [httpError(415), 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type'],
    [httpError(400), 'MALFORMED_REQUEST', 'Bad Request'],
    [Object.assign(new URIError('private'), { status: 400 }), 'MALFORMED_REQUEST', 'Bad Request'],
    [new ServiceUnavailableException('private'), 'INTERNAL_ERROR', 'Internal Server Error'],
    [httpError(500), 'INTERNAL_ERROR', 'Internal Server Error'],
    [new URIError('private'), 'INTERNAL_ERROR', 'Internal Server Error'],
    [
      Object.assign(new Error('private'), { status: 404 }),
      'INTERNAL_ERROR',
      'Internal Server Error',
    ],
    ['thrown text', 'INTERNAL_ERROR', 'Internal Server Error'],
    [undefined, 'INTERNAL_ERROR', 'Internal Server Error'],
  ])('makes of %s a %s', (exception, code, detail) => {
    expect(toApiError(exception)).toMatchObject({ code, detail, options: { cause: exception } });
  });
});
