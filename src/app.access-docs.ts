import type { OpenAPIObject } from '@nestjs/swagger';
import { SCOPE_EXTENSION, type Need } from './common/access/needs.decorator.js';
import { RETRY_AFTER } from './common/errors/api-errors.decorator.js';
import { ERROR_CATALOGUE, type ErrorCode } from './common/errors/error-catalogue.js';
import { NOT_STORED } from './common/http/not-stored.js';
import { SIGNED_EXTENSION } from './images/signed-address.js';
import { errorExample } from './common/errors/error-example.js';

type Item = OpenAPIObject['paths'][string];
type Operation = NonNullable<Item['get']>;
type Response = NonNullable<Operation['responses'][string]>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

const SCHEMES: NonNullable<NonNullable<OpenAPIObject['components']>['securitySchemes']> = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A key: `gen_12_…`' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The same key' },
};

/** What an operation asks of a key. */
const NEEDS: Readonly<Record<Need, string>> = {
  any: 'Needs a key, whatever it is for.',
  generate: 'Needs a key with the scope `generate`.',
  read: 'Needs a key with the scope `read`.',
  admin: 'Needs a key with the scope `admin`.',
};

const IMPLIED_USER = "Left out: the key's user; a key for any user must name one";

const SIGNATURE: NonNullable<Operation['parameters']> = [
  {
    name: 'expires',
    in: 'query',
    required: true,
    description: 'Until when the address is good, in seconds since 1970',
    schema: { type: 'string', pattern: '^[1-9][0-9]{0,14}$' },
  },
  {
    name: 'signature',
    in: 'query',
    required: true,
    description: 'As it was handed out',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' },
  },
];

const WWW_AUTHENTICATE = {
  'WWW-Authenticate': {
    description: 'How to authenticate (RFC 9110, 11.6.1)',
    schema: { type: 'string', example: 'Bearer' },
  },
};

/** draft-ietf-httpapi-ratelimit-headers-10 */
const QUOTAS = {
  'RateLimit-Policy': {
    description: 'The limits of the key and of its address: requests (q) in so many seconds (w)',
    schema: { type: 'string', example: '"key";q=600;w=60, "address";q=1200;w=60' },
  },
  RateLimit: {
    description:
      'Of each, how many are left (r), and in how many seconds (t) all of them are there again',
    schema: { type: 'string', example: '"key";r=599;t=60, "address";r=1199;t=60' },
  },
};

/** Makes of the document of a service that is open to all that of one with keys. */
export function describeKeys(document: OpenAPIObject): void {
  document.components = { ...document.components, securitySchemes: SCHEMES };
  document.tags = [...(document.tags ?? []), { name: 'Keys', description: 'Who may call' }];
  describeBodiesUser(document);
  for (const operation of operationsOf(document)) {
    if (SIGNED_EXTENSION in operation) describeSignature(operation);
    const need = needOf(operation);
    if (!need) continue;
    operation.security = [{ bearer: [] }, { apiKey: [] }];
    operation.description = [operation.description, NEEDS[need]].filter(Boolean).join('\n\n');
    for (const parameter of operation.parameters ?? []) {
      if (!('name' in parameter) || parameter.name !== 'user_id') continue;
      parameter.required = false;
      parameter.description = [parameter.description, IMPLIED_USER].join('. ');
    }
    operation.responses = {
      ...operation.responses,
      401: failure('UNAUTHENTICATED', WWW_AUTHENTICATE),
      ...(need !== 'any' && { 403: failure('FORBIDDEN') }),
      429: tooMany(operation.responses['429']),
    };
    for (const response of Object.values(operation.responses)) {
      if (response && !('$ref' in response)) response.headers = { ...QUOTAS, ...response.headers };
    }
    describeAsOwned(operation);
  }
}

/** What an address carries that strangers cannot think of. */
function describeSignature(operation: Operation): void {
  operation.description =
    'Addresses are handed out signed and good for IMAGE_URL_TTL_SECONDS; GET /api/generate/{id} gives a new one. Whoever has a good address gets the picture, without a key.';
  operation.parameters = [...(operation.parameters ?? []), ...SIGNATURE];
  operation.responses = { ...operation.responses, 403: failure('FORBIDDEN') };
}

/** No cache keeps what is one user's, unless the route says how. */
function describeAsOwned({ responses }: Operation): void {
  for (const [status, response] of Object.entries(responses)) {
    if (!status.startsWith('2') || !response || '$ref' in response) continue;
    response.headers = { ...NOT_STORED, ...response.headers };
  }
}

/** Takes out what says something of keys where there are none. */
export function hideScopes(document: OpenAPIObject): void {
  for (const operation of operationsOf(document))
    for (const extension of [SCOPE_EXTENSION, SIGNED_EXTENSION])
      Reflect.deleteProperty(operation, extension);
}

/** Bodies have one field that names a user, and without keys it has a default. */
function describeBodiesUser({ components }: OpenAPIObject): void {
  const request = components?.schemas?.['GenerationRequest'];
  const user = request && 'properties' in request ? request.properties['user_id'] : undefined;
  if (!user || '$ref' in user) throw new Error('The request for a generation names no user');
  delete user.default;
  user.description = [user.description, IMPLIED_USER].join('. ');
}

function operationsOf({ paths }: OpenAPIObject): readonly Operation[] {
  return Object.values(paths).flatMap((item) => METHODS.flatMap((method) => item[method] ?? []));
}

function needOf(operation: Operation): Need | undefined {
  // Written by `@Needs` alone.
  return Reflect.get(operation, SCOPE_EXTENSION) as Need | undefined;
}

function failure(code: ErrorCode, headers = {}): Response {
  return {
    description: `\`${code}\`: ${ERROR_CATALOGUE[code].title}`,
    headers,
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/ApiError' },
        examples: { [code]: { summary: code, value: errorExample(code) } },
      },
    },
  };
}

/** Besides what the route itself may answer with the same status. */
function tooMany(known: Response | undefined): Response {
  const limited = failure('RATE_LIMITED', RETRY_AFTER);
  if (!known || '$ref' in known || '$ref' in limited) return limited;
  const content = known.content?.['application/json'];
  return {
    ...known,
    description: [listed(known.description), listed(limited.description)].join('\n'),
    content: {
      'application/json': {
        ...content,
        examples: { ...limited.content?.['application/json']?.examples, ...content?.examples },
      },
    },
  };
}

function listed(description: string): string {
  return description.startsWith('- ') ? description : `- ${description}`;
}
