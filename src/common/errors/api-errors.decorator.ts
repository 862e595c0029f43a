import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.js';
import { errorExample } from './error-example.js';
import { ErrorDto } from './error.dto.js';

/** Any route can meet these. */
const EVERYWHERE: readonly ErrorCode[] = [
  'MALFORMED_REQUEST',
  'FORBIDDEN',
  'REQUEST_TIMEOUT',
  'HEADERS_TOO_LARGE',
  'INTERNAL_ERROR',
];

/** A generation that ends so may have a row, and its answer says where. */
const LEAVING_A_ROW: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GENERATION_REFUSED',
  'UPSTREAM_RATE_LIMITED',
  'GENERATION_FAILED',
  'OUTCOME_UNKNOWN',
  'IMAGE_UNAVAILABLE',
  'UPSTREAM_UNAUTHORIZED',
  'CIRCUIT_OPEN',
  'GENERATION_TIMEOUT',
]);

const RETRY_AFTER = {
  'Retry-After': {
    description: 'Seconds to wait before another try; always there with 429 and 503',
    schema: { type: 'integer', minimum: 1, example: 10 },
  },
};

const LOCATION = {
  Location: {
    description: 'Where the generation stands, when the failure left one behind',
    schema: { type: 'string', format: 'uri-reference', example: '/api/generate/101' },
  },
};

const CONTENT_RANGE = {
  'Content-Range': {
    description: 'How long the picture is',
    schema: { type: 'string', example: 'bytes */1048576' },
  },
};

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
  return ApiResponse({
    status,
    description: codes.map((code) => `- \`${code}\`: ${ERROR_CATALOGUE[code].title}`).join('\n'),
    type: ErrorDto,
    headers: {
      ...(codes.some((code) => ERROR_CATALOGUE[code].retryable) ? RETRY_AFTER : {}),
      ...(codes.some((code) => LEAVING_A_ROW.has(code)) ? LOCATION : {}),
      ...(codes.includes('RANGE_NOT_SATISFIABLE') ? CONTENT_RANGE : {}),
    },
    examples: Object.fromEntries(
      codes.map((code) => [code, { summary: code, value: errorExample(code) }]),
    ),
  });
}
