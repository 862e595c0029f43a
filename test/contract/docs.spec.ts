import { describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { servicePerTest } from '../support/service-per-test.js';

describe('Documentation as it is served', () => {
  const startService = servicePerTest();

  async function textOf(url: string): Promise<string> {
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    return answer.text();
  }

  async function documentOf(url: string): Promise<OpenAPIObject> {
    return JSON.parse(await textOf(`${url}/docs-json`)) as OpenAPIObject;
  }

  it.each([
    ['simulator', 'Simulated pictures, free'],
    ['bria', 'Real FIBO: 0.03 USD a picture'],
  ])('begins with what a click costs (FIBO=%s)', async (FIBO, cost) => {
    const { url } = await startService({ FIBO });

    const { info } = await documentOf(url);
    const page = await textOf(`${url}/docs/swagger-ui-init.js`);

    expect(info.description?.split('\n\n')[0]).toBe(`**${cost}**`);
    expect(page).toContain(cost);
  });

  it.each([
    [undefined, '/'],
    ['https://pictures.example.com', '/'],
    ['https://example.com/pictures', '/pictures'],
  ])('sends requests below the path of PUBLIC_URL (%s)', async (publicUrl, path) => {
    const { url } = await startService(publicUrl === undefined ? {} : { PUBLIC_URL: publicUrl });

    expect((await documentOf(url)).servers).toMatchObject([{ url: path }]);
  });

  it('is ready to be tried out', async () => {
    const { url } = await startService();

    const page = await textOf(`${url}/docs/swagger-ui-init.js`);

    for (const option of [
      'tryItOutEnabled',
      'displayRequestDuration',
      'persistAuthorization',
      'filter',
    ]) {
      expect(page).toContain(`"${option}": true`);
    }
  });
});
