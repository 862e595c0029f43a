import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Express } from 'express';
import { declaredRoutes, type RouteList } from '../../src/common/http/declared-routes.js';
import { CAMERA_PARAMETER_NAMES } from '../../src/generation/parameters/generation-parameters.js';
import type { Answer } from '../support/ask.js';
import { startKeyedService } from '../support/keyed-service.js';
import { startTestService, type TestService } from '../support/test-service.js';

/** A service, and whoever may use all of it. */
interface Scene {
  readonly service: TestService;
  readonly headers: Readonly<Record<string, string>>;
}

async function startOpen(): Promise<Scene> {
  return { service: await startTestService(), headers: {} };
}

async function startKeyed(): Promise<Scene> {
  const service = await startKeyedService(LIMITS);
  return { service, headers: { authorization: `Bearer ${await service.keyFor(1)}` } };
}

/** More than a test asks. */
const LIMITS = {
  RATE_LIMIT_REQUESTS_PER_MINUTE: '100000',
  RATE_LIMIT_ADDRESS_REQUESTS_PER_MINUTE: '100000',
};

/** A status, or a class of them such as 4XX. */
const FAILURE = /^[45]/;

/** Headers that say something to a client; the others are for browsers and proxies. */
const FOR_CLIENTS = [
  'Accept-Ranges',
  'Cache-Control',
  'Cache-Status',
  'ETag',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'X-Request-Id',
];

describe.each([
  ['of a service that is open to all', 'openapi.json', startOpen],
  ['of a service with keys', 'openapi.api-key.json', startKeyed],
])('OpenAPI document %s', (_title, file, start) => {
  const committedAt = new URL(file, import.meta.url);
  let scene: Scene;
  let document: OpenAPIObject;

  beforeAll(async () => {
    scene = await start();
    document = (await (await fetch(`${scene.service.url}/docs-json`)).json()) as OpenAPIObject;
  });

  afterAll(async () => {
    await scene.service.stop();
  });

  async function post(body: unknown): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...scene.headers };
    return scene.service.post(body, { headers });
  }

  function operations() {
    return Object.entries(document.paths).flatMap(([path, item]) =>
      (['get', 'post', 'delete'] as const).flatMap((method) => {
        const operation = item[method];
        return operation ? [{ path, method, operation }] : [];
      }),
    );
  }

  function responses() {
    return operations().flatMap(({ operation }) =>
      Object.entries(operation.responses).flatMap(([status, response]) =>
        response && !('$ref' in response)
          ? [{ name: `${String(operation.operationId)} ${status}`, status, response }]
          : [],
      ),
    );
  }

  function schemaOf(name: string) {
    const schema = document.components?.schemas?.[name];
    if (!schema || '$ref' in schema) throw new Error(`no schema ${name}`);
    return schema;
  }

  function valueOf(example: object): object {
    const value: unknown = 'value' in example ? example.value : undefined;
    if (typeof value !== 'object' || !value) throw new Error('an example without a value');
    return value;
  }

  function requestExamples(): Record<string, object> {
    const { requestBody } = document.paths['/api/generate']?.post ?? {};
    if (!requestBody || '$ref' in requestBody) throw new Error('no request body');
    return requestBody.content['application/json']?.examples ?? {};
  }

  it('is the committed one, to the letter, below its first line; `npm run openapi` renews that', async () => {
    const committed = await readFile(committedAt, 'utf8');
    const { info } = document;
    const [, ...lasting] = String(info.description).split('\n\n');
    const served = { ...document, info: { ...info, description: lasting.join('\n\n') } };

    expect(`${JSON.stringify(served, undefined, 2)}\n`).toBe(committed);
  });

  it('knows every route of the service', () => {
    const { router } = scene.service.app.getHttpAdapter().getInstance() as Express & {
      router: RouteList;
    };
    const routes = declaredRoutes(router)
      .map(({ path }) => path.replace(/:(\w+)/g, '{$1}'))
      .filter((path) => !path.startsWith('/docs'));

    expect(Object.keys(document.paths).sort()).toEqual(routes.sort());
  });

  it('describes every field, header and parameter, with a type', () => {
    const vague: string[] = [];
    const look = (place: string, thing: unknown) => {
      const { description, schema = thing } = thing as { description?: string; schema?: unknown };
      const isTyped = ['type', '$ref', 'oneOf', 'anyOf', 'allOf'].some(
        (key) => key in Object(schema),
      );
      if (!description || !isTyped) vague.push(place);
    };

    for (const name of Object.keys(document.components?.schemas ?? {})) {
      const fields = Object.entries(schemaOf(name).properties ?? {});
      for (const [field, schema] of fields) look(`${name}.${field}`, schema);
    }
    for (const { name, response } of responses()) {
      for (const [header, schema] of Object.entries(response.headers ?? {})) {
        look(`${name} ${header}`, schema);
      }
    }
    for (const { path, operation } of operations()) {
      for (const parameter of operation.parameters ?? []) look(`${path} parameters`, parameter);
    }

    expect(vague).toEqual([]);
  });

  it.each([
    ['X-Request-Id', 'every answer', /./],
    ['Cache-Control', 'every failure', FAILURE],
    ['Retry-After', 'every 429 and 503', /429|503/],
  ])('names %s with %s', (header, _, statuses) => {
    const meant = responses().filter(({ status }) => statuses.test(status));
    const silent = meant.filter(({ response: { headers = {} } }) => !(header in headers));

    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(meant).not.toEqual([]);
  });

  it.each([
    '/api/generate/{id}',
    '/api/generate/{id}/image',
    '/api/generate/{id}/events',
    '/api/generate/parameters',
    '/api/generate/cache/stats',
    '/health/live',
    '/health/ready',
  ])('names the headers that clients get from GET %s', async (path) => {
    const { body } = await post({ prompt: 'A luxury watch', mode: 'manual' });
    const { headers } = await fetch(scene.service.url + path.replace('{id}', String(body['id'])), {
      headers: scene.headers,
    });
    const answer = document.paths[path]?.get?.responses['200'];
    if (!answer || '$ref' in answer) throw new Error('no answer described');

    const sometimes = path === '/api/generate/{id}' ? ['Retry-After'] : [];
    expect(Object.keys(answer.headers ?? {}).sort()).toEqual(
      FOR_CLIENTS.filter((name) => headers.has(name) || sometimes.includes(name)),
    );
  });

  it('shows each failure with an example that begins with the one shape of all', () => {
    const keys = Object.keys(schemaOf('ApiError').properties ?? {});
    const failures = responses().filter(({ status }) => FAILURE.test(status));

    for (const { name, response } of failures) {
      const examples = Object.entries(response.content?.['application/json']?.examples ?? {});
      expect([name, examples.length]).not.toEqual([name, 0]);
      for (const [code, example] of examples) {
        const value = valueOf(example);
        expect([name, Object.keys(value).slice(0, keys.length)]).toEqual([name, keys]);
        expect(value).toMatchObject({ code });
      }
    }
    expect(failures.length).toBeGreaterThan(25);
  });

  it('has the keys of a generation as the service gives them, in their order', async () => {
    const { body } = await post({ prompt: 'A luxury watch', mode: 'manual' });
    const { properties = {}, required } = schemaOf('Generation');

    expect(Object.keys(body)).toEqual(Object.keys(properties));
    expect(Object.keys(body)).toEqual(required);
    expect(Object.keys(body['parameters'] as object)).toEqual(
      schemaOf('GenerationParameters').required,
    );
  });

  it('explains all six parameters in its example of a generation in mode ai', () => {
    const { mode, reasoning } = schemaOf('Generation').properties as Record<
      string,
      { example: object }
    >;

    expect(mode?.example).toBe('ai');
    expect(Object.keys(reasoning?.example ?? {})).toEqual(CAMERA_PARAMETER_NAMES);
  });

  it('has examples of requests that the service takes', async () => {
    const { refused, ...taken } = requestExamples();

    const answers = await Promise.all(
      Object.values(taken).map((example) => post(valueOf(example))),
    );

    expect(refused).toBeDefined();
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('has an example of a request that the service refuses, and says so', async () => {
    const { refused = {} } = requestExamples();

    const { status, body } = await post(valueOf(refused));

    expect(status).toBe(422);
    expect(body).toMatchObject({ detail: [{ loc: ['body', 'camera_angle'] }], billed: 'no' });
    expect(refused).toHaveProperty('summary', expect.stringContaining('422'));
  });

  it('offers the simplest request first', () => {
    const [simplest = {}] = Object.values(requestExamples());

    expect(Object.keys(valueOf(simplest))).toEqual(['prompt']);
  });

  it('says which operations ask for a key, what for, and how they refuse without', async () => {
    const asking = operations().filter(({ operation }) => 'x-scope' in operation);
    const isKeyed = document.components?.securitySchemes !== undefined;
    const refusals = (name: unknown) => (name === 'any' ? ['401'] : ['401', '403']);

    for (const { path, method, operation } of operations()) {
      const need: unknown = Reflect.get(operation, 'x-scope');
      const address = scene.service.url + path.replace('{id}', '1');
      const { headers, body } = await fetch(address, { method });
      await body?.cancel();
      const challenge = need === undefined ? null : 'Bearer';
      expect([path, method, headers.get('www-authenticate')]).toEqual([path, method, challenge]);
      expect([path, method, operation.security]).toEqual([
        path,
        method,
        need === undefined ? undefined : [{ bearer: [] }, { apiKey: [] }],
      ]);
      if (need !== undefined)
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(refusals(need)));
    }
    expect(asking.length > 0).toBe(isKeyed);
  });

  it('gives every operation a name of its own', () => {
    const names = operations().map(({ operation }) => operation.operationId);

    expect(new Set(names).size).toBe(names.length);
  });
});
