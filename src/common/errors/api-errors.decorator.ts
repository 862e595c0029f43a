import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { ERROR_CATALOGUE, type ErrorCode } from './error-catalogue.js';
import { errorExample } from './error-example.js';
import { ErrorDto } from './error.dto.js';

/** Any request can meet these, whatever it asks for: one answer of the documentation for all of them. */
const BEFORE_ANY_ROUTE: readonly ErrorCode[] = [
  'MALFORMED_REQUEST',
  'FORBIDDEN',
  'REQUEST_TIMEOUT',
  'HEADERS_TOO_LARGE',
];

/** What is wrong with a body shows before its route says whether it wants one: for all methods but GET and HEAD. */
export const BODY_ERRORS: readonly ErrorCode[] = [
  'INVALID_JSON',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
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
  'STORAGE_FULL',
  'GENERATION_TIMEOUT',
  'IDEMPOTENCY_KEY_IN_USE',
]);

/** Documents `Retry-After` of failures. */
export const RETRY_AFTER = {
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
  for (const code of [...codes, 'INTERNAL_ERROR'] as const) {
    const { status } = ERROR_CATALOGUE[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(
    ...Array.from(byStatus, ([status, sharing]) => answer(status, sharing)),
    answer('4XX', BEFORE_ANY_ROUTE),
  );
}

function answer(
  status: number | '4XX',
  codes: readonly ErrorCode[],
): MethodDecorator & ClassDecorator {
  return ApiResponse({
    status,
    description: describe(codes, status),
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

/** One sentence for one code, a list for several; with their statuses where the answer's own does not tell. */
function describe(codes: readonly ErrorCode[], answered: number | '4XX'): string {
  const lines = codes.map((code) => {
    const { status, title } = ERROR_CATALOGUE[code];
    return `${status === answered ? '' : `${status} `}\`${code}\`: ${title}`;
  });
  return lines.length === 1 ? lines.join() : lines.map((line) => `- ${line}`).join('\n');
}
