import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.js';
import { ErrorDto } from './error.dto.js';

/** Any route can meet these. */
const EVERYWHERE: readonly ErrorCode[] = [
  'MALFORMED_REQUEST',
  'FORBIDDEN',
  'REQUEST_TIMEOUT',
  'HEADERS_TOO_LARGE',
  'INTERNAL_ERROR',
];

/** Documents the failures of a route: one answer for each status, with all the codes it may carry. */
export function ApiErrors(...codes: readonly ErrorCode[]): MethodDecorator & ClassDecorator {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...codes, ...EVERYWHERE]) {
    const { status } = ERROR_CATALOGUE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(...Array.from(byStatus, ([status, sharing]) => answer(status, sharing)));
}

function answer(status: number, codes: readonly ErrorCode[]): MethodDecorator & ClassDecorator {
  const hasRetryAfter = codes.some((code) => ERROR_CATALOGUE[code].retryAfterSeconds !== undefined);
  return ApiResponse({
    status,
    description: codes.map((code) => `${code}: ${ERROR_CATALOGUE[code].title}`).join('\n\n'),
    type: ErrorDto,
    headers: hasRetryAfter ? { 'Retry-After': RETRY_AFTER } : {},
  });
}

const RETRY_AFTER = { description: 'Seconds', schema: { type: 'integer' as const } };
