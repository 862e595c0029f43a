import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { ServiceScene } from '../support/service-scene.js';
import { DocsPage } from './docs-page.js';
import { HOST, openChromium } from './open-chromium.js';
import { PrefixProxy } from './prefix-proxy.js';

const PHONE_WIDTH = 390;

async function rightEdge(shown: Locator): Promise<number> {
  const box = await shown.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box.x + box.width;
}

describe('Swagger UI over plain http', () => {
  let browser: Browser;
  let scene: ServiceScene;
  let docsUrl: string;

  beforeAll(async () => {
    browser = await openChromium();
    scene = await ServiceScene.create();
    docsUrl = `http://${HOST}:${await startService(`http://${HOST}`)}/docs`;
  });

  afterAll(async () => {
    await browser.close();
    await scene.clear();
  });

  /** @returns the port of a service with simulated pictures of full size */
  async function startService(publicUrl: string): Promise<string> {
    const { url } = await scene.start({
      FIBO: 'simulator',
      SIMULATOR_LATENCY_MS: '100',
      PUBLIC_URL: publicUrl,
    });
    return new URL(url).port;
  }

  it('makes a picture of the first example and shows it', async () => {
    const docs = await DocsPage.open(browser, docsUrl);

    const made = await docs.execute('createGeneration');
    const { id, status, prompt } = await made.json();
    const fetched = await docs.execute('getGenerationImage', { id: String(id) });

    expect(await made.status()).toBe('200');
    expect({ status, prompt }).toEqual({
      status: 'completed',
      prompt: 'A zebra beside a red hydrant',
    });
    expect(await fetched.status()).toBe('200');
    expect(await fetched.pictureSize()).toEqual([1024, 1024]);
    expect(docs.complaints).toEqual([]);
  });

  it('fits on a phone', async () => {
    const docs = await DocsPage.open(browser, docsUrl, PHONE_WIDTH);

    const operation = await docs.unfold('createGeneration');
    const answers = operation.locator('.responses-table');

    expect(await rightEdge(answers)).toBeLessThanOrEqual(await rightEdge(operation));
    expect(await rightEdge(operation)).toBeLessThanOrEqual(PHONE_WIDTH);
  });

  it('works below the path of a proxy', async () => {
    const port = await startService(`http://${HOST}/studio`);
    const proxy = await PrefixProxy.start('/studio', `http://127.0.0.1:${port}`);
    try {
      const docs = await DocsPage.open(browser, `http://${HOST}:${proxy.port}/studio/docs`);

      const ready = await docs.execute('getReadiness');

      expect(await ready.status()).toBe('200');
      expect(docs.complaints).toEqual([]);
    } finally {
      await proxy.close();
    }
  });
});
