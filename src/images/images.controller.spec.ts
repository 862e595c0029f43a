import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import request from 'supertest';
import { ApiExceptionFilter } from '../common/errors/api-exception.filter.js';
import { TimeModule } from '../common/time/time.module.js';
import { ConfigModule } from '../config/config.module.js';
import { readConfig } from '../config/environment.js';
import { ImageStore, type StoredImage } from './image-store.js';
import { ImagesController } from './images.controller.js';
import { ImagesModule } from './images.module.js';

describe(ImagesController.name, () => {
  const bytes = randomBytes(1000);
  let dataDir: string;
  let app: INestApplication<Server>;
  let store: ImageStore;
  let image: StoredImage;
  let path: string;
  let etag: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'images-'));
    const module = await Test.createTestingModule({
      imports: [ConfigModule.forRoot(readConfig({ DATA_DIR: dataDir })), TimeModule, ImagesModule],
    }).compile();
    app = module.createNestApplication();
    app.useLogger(false);
    app.useGlobalFilters(new ApiExceptionFilter());
    await app.listen(0, '127.0.0.1');
    store = app.get(ImageStore);
    image = await store.put(bytes, 'image/png');
    path = `/api/images/${image.sha256}.png`;
    etag = `"${image.sha256}"`;
  });

  afterEach(async () => {
    await app.close();
    await rm(dataDir, { recursive: true });
  });

  it('serves the picture with everything a cache and a browser need', async () => {
    const response = await request(app.getHttpServer()).get(path).expect(200);

    expect(response.body).toEqual(bytes);
    expect(response.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="${image.sha256}.png"`,
      etag,
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  it('serves a JPEG under .jpg', async () => {
    const { sha256 } = await store.put(Buffer.from('jpeg'), 'image/jpeg');

    const response = await request(app.getHttpServer()).get(`/api/images/${sha256}.jpg`);

    expect(response.headers['content-type']).toBe('image/jpeg');
  });

  it('answers HEAD without the bytes', async () => {
    const response = await request(app.getHttpServer()).head(path).expect(200);

    expect(response.headers).toMatchObject({ etag, 'content-length': String(bytes.length) });
    expect(response.body).toEqual({});
  });

  it.each([
    ['its own ETag', () => etag],
    ['one of several', () => `"other", W/${etag}`],
    ['any', () => '*'],
  ])('answers 304 to If-None-Match with %s', async (_, condition) => {
    const response = await request(app.getHttpServer())
      .get(path)
      .set('If-None-Match', condition())
      .expect(304);

    expect(response.headers).toMatchObject({
      etag,
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(response.headers).not.toHaveProperty('content-length');
  });

  it('serves the picture to a client that has another', async () => {
    await request(app.getHttpServer()).get(path).set('If-None-Match', '"other"').expect(200);
  });

  it('serves one range', async () => {
    const response = await request(app.getHttpServer())
      .get(path)
      .set('Range', 'bytes=10-19')
      .expect(206);

    expect(response.body).toEqual(bytes.subarray(10, 20));
    expect(response.headers).toMatchObject({
      'content-range': `bytes 10-19/${bytes.length}`,
      'content-length': '10',
      'content-type': 'image/png',
      etag,
    });
  });

  it.each<[string, Record<string, string>]>([
    ['several ranges', { Range: 'bytes=0-1,5-6' }],
    ['a malformed range', { Range: 'bytes=z' }],
    ['a range of another picture', { Range: 'bytes=0-1', 'If-Range': '"other"' }],
  ])('serves the whole for %s', async (_, headers) => {
    const response = await request(app.getHttpServer()).get(path).set(headers).expect(200);

    expect(response.body).toHaveLength(bytes.length);
  });

  it('serves a range when If-Range names this picture', async () => {
    const headers = { Range: 'bytes=0-1', 'If-Range': etag };

    await request(app.getHttpServer()).get(path).set(headers).expect(206);
  });

  it('answers 416 to a range beyond the end', async () => {
    const response = await request(app.getHttpServer())
      .get(path)
      .set('Range', `bytes=${bytes.length}-`)
      .expect(416);

    expect(response.headers).toMatchObject({
      'content-range': `bytes */${bytes.length}`,
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
    });
    expect(response.headers['etag']).not.toBe(etag);
    expect(response.headers).not.toHaveProperty('content-disposition');
    expect(response.body).toMatchObject({
      detail: 'The range lies beyond the end of the picture',
      code: 'RANGE_NOT_SATISFIABLE',
    });
  });

  it.each([
    ['an unknown picture', () => `${'0'.repeat(64)}.png`],
    ['another extension', () => `${image.sha256}.gif`],
    ['the wrong extension', () => `${image.sha256}.jpg`],
    ['upper case', () => `${image.sha256.toUpperCase()}.png`],
    ['a way out', () => '..%2f..%2fetc%2fpasswd'],
    ['a hidden folder', () => '.incoming'],
    ['a zero byte', () => `${image.sha256}.png%00`],
  ])('answers 404 to %s', async (_, fileName) => {
    const response = await request(app.getHttpServer())
      .get(`/api/images/${fileName()}`)
      .expect(404);

    expect(response.body).toMatchObject({ detail: 'Not Found', code: 'NOT_FOUND' });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('closes the file when the client goes away', async () => {
    const opened: Readable[] = [];
    const findStream = store.findStream.bind(store);
    store.findStream = async (...args) => {
      const stream = await findStream(...args);
      if (stream) opened.push(stream);
      return stream;
    };

    // More than the sockets' buffers take.
    const { sha256 } = await store.put(randomBytes(8_000_000), 'image/png');
    const client = get(`${await app.getUrl()}/api/images/${sha256}.png`);
    const [response] = (await once(client, 'response')) as [IncomingMessage];
    response.destroy();
    const [stream] = opened;
    if (stream && !stream.closed) await once(stream, 'close').catch(() => undefined);

    expect(stream).toMatchObject({ destroyed: true, readableEnded: false });
  });
});
