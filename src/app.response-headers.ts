import type { OpenAPIObject } from '@nestjs/swagger';
import { CACHE_STATUS } from './cache/cache-status.js';
import { IDEMPOTENT_REPLAYED } from './idempotency/idempotency-key.header.js';

/** On every failure of a route whose success has the header. */
const LIKE_SUCCESS = {
  [CACHE_STATUS]: {
    description: 'As in the answer 200',
    schema: { type: 'string', example: 'generation; fwd=miss' },
  },
  [IDEMPOTENT_REPLAYED]: {
    description: 'As in the answer 200',
    schema: { type: 'string', enum: ['true'] },
  },
};

type Response = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'][string];

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** On every answer of every route. */
const REQUEST_ID = {
  'X-Request-Id': {
    description: "Names the request in the service's log",
    schema: { type: 'string', example: '4da5251a-0973-40e3-a533-9dc9e8c2c080' },
  },
};

/** On every failure. */
const NOT_KEPT = {
  'Cache-Control': {
    description: 'A failure is never kept',
    schema: { type: 'string', example: 'no-store' },
  },
};

/** Adds to the document what the answers of all routes carry; what single routes send is described beside them. */
export function describeCommonHeaders({ paths }: OpenAPIObject): void {
  const operations = Object.values(paths).flatMap((item) => METHODS.map((method) => item[method]));
  for (const operation of operations) {
    const responses = Object.entries(operation?.responses ?? {});
    const likeSuccess = Object.entries(LIKE_SUCCESS).filter(([name]) =>
      responses.some(([, response]) => hasHeader(response, name)),
    );
    for (const [status, response] of responses) {
      if (!response || '$ref' in response) continue;
      const isFailure = /^[45]/.test(status);
      response.headers = {
        ...REQUEST_ID,
        ...(isFailure && Object.fromEntries(likeSuccess)),
        ...(isFailure && NOT_KEPT),
        ...response.headers,
      };
    }
  }
}

/** What one answer of a route has all have. */
function hasHeader(response: Response, name: string): boolean {
  return response !== undefined && 'headers' in response && name in (response.headers ?? {});
}
