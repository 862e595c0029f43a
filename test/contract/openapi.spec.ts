import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Express } from 'express';
import { declaredRoutes, type RouteList } from '../../src/common/http/declared-routes.js';
import { startTestService, type TestService } from '../support/test-service.js';

const COMMITTED = new URL('openapi.json', import.meta.url);

describe('OpenAPI document', () => {
  let service: TestService;
  let document: OpenAPIObject;

  beforeAll(async () => {
    service = await startTestService();
    document = (await (await fetch(`${service.url}/docs-json`)).json()) as OpenAPIObject;
  });

  afterAll(async () => {
    await service.stop();
  });

  function operations() {
    return Object.entries(document.paths).flatMap(([path, { get, post }]) =>
      [get, post].flatMap((operation) => (operation ? [{ path, operation }] : [])),
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

  it('is the committed one, to the letter; `npm run openapi` renews that', async () => {
    const committed = await readFile(COMMITTED, 'utf8');

    expect(`${JSON.stringify(document, undefined, 2)}\n`).toBe(committed);
  });

  it('knows every route of the service', () => {
    const { router } = service.app.getHttpAdapter().getInstance() as Express & {
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

  it('names X-Request-Id with every answer, Retry-After with every 429 and 503', () => {
    const silent = responses().filter(
      ({ status, response: { headers = {} } }) =>
        !('X-Request-Id' in headers) ||
        (['429', '503'].includes(status) && !('Retry-After' in headers)),
    );

    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('shows each failure with an example that has its one shape', () => {
    const keys = Object.keys(schemaOf('ApiError').properties ?? {});
    const failures = responses().filter(({ status }) => Number(status) >= 400);

    for (const { name, response } of failures) {
      const examples = Object.entries(response.content?.['application/json']?.examples ?? {});
      expect([name, examples.length]).not.toEqual([name, 0]);
      for (const [code, example] of examples) {
        const value = valueOf(example);
        expect([name, Object.keys(value)]).toEqual([name, keys]);
        expect(value).toMatchObject({ code });
      }
    }
    expect(failures.length).toBeGreaterThan(40);
  });

  it('has the keys of a generation as the service gives them, in their order', async () => {
    const { body } = await service.post({ prompt: 'A luxury watch', mode: 'manual' });
    const { properties = {}, required } = schemaOf('Generation');

    expect(Object.keys(body)).toEqual(Object.keys(properties));
    expect(Object.keys(body)).toEqual(required);
    expect(Object.keys(body['parameters'] as object)).toEqual(
      schemaOf('GenerationParameters').required,
    );
  });

  it('has examples of requests that the service takes', async () => {
    const { requestBody } = document.paths['/api/generate']?.post ?? {};
    if (!requestBody || '$ref' in requestBody) throw new Error('no request body');
    const examples = Object.values(requestBody.content['application/json']?.examples ?? {});

    const answers = await Promise.all(examples.map((example) => service.post(valueOf(example))));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('gives every operation a name of its own', () => {
    const names = operations().map(({ operation }) => operation.operationId);

    expect(new Set(names).size).toBe(names.length);
  });
});
