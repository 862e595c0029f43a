import type { OpenAPIObject } from '@nestjs/swagger';
import { CACHE_STATUS } from './cache/cache-status.js';

/** On every failure of a route whose success has the header. */
const CACHE_STATUS_OF_FAILURE = {
  [CACHE_STATUS]: {
    description: 'As in the answer 200',
    schema: { type: 'string', example: 'generation; fwd=miss' },
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
    const cacheStatus = responses.map(([, response]) => cacheStatusOf(response)).find(Boolean);
    for (const [status, response] of responses) {
      if (!response || '$ref' in response) continue;
      const isFailure = /^[45]/.test(status);
      response.headers = {
        ...REQUEST_ID,
        ...(isFailure && cacheStatus && CACHE_STATUS_OF_FAILURE),
        ...(isFailure && NOT_KEPT),
        ...response.headers,
      };
    }
  }
}

/** What the cache says of one answer of a route it says of all. */
function cacheStatusOf(response: Response) {
  return response && 'headers' in response ? response.headers[CACHE_STATUS] : undefined;
}
