import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { ApiError } from '../common/errors/api-error.js';
import { byteRange } from './byte-range.js';
import { imageFileName } from './image-file-name.js';
import { ImageStore, type StoredImage } from './image-store.js';

/** Answers GET and HEAD with a kept picture: whole, in part, or not at all to a client that has it already. */
@Injectable()
export class ImageResponder {
  constructor(private readonly store: ImageStore) {}

  /**
   * Resolves when the answer is out. Rejects with ApiError NOT_FOUND when no such picture is kept and RANGE_NOT_SATISFIABLE for a
   * range beyond its end, and with the stream's error when the client goes away or the store fails half-way; nothing stays open then.
   */
  async send(
    image: StoredImage,
    request: Request,
    response: Response,
    cacheControl: string,
  ): Promise<void> {
    const sizeBytes = await this.store.findSizeBytes(image);
    if (sizeBytes === undefined) throw notFound();
    response.set({
      ETag: etagOf(image),
      'Cache-Control': cacheControl,
      'Accept-Ranges': 'bytes',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    response.set({
      'Content-Type': image.mediaType,
      'Content-Disposition': `inline; filename="${imageFileName(image)}"`,
    });
    await this.sendBytes(image, sizeBytes, request, response);
  }

  private async sendBytes(
    image: StoredImage,
    sizeBytes: number,
    request: Request,
    response: Response,
  ): Promise<void> {
    const range = byteRange(rangeHeader(request, image), sizeBytes);
    if (range === 'unsatisfiable') throw beyondTheEnd(sizeBytes);
    if (range) {
      response.status(206);
      response.set('Content-Range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
    }
    response.set('Content-Length', String(range ? range.end - range.start + 1 : sizeBytes));
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const stream = await this.store.findStream(image, range);
    if (!stream) throw notFound();
    await pipeline(stream, response);
  }
}

/** Ranges are for GET alone, and with If-Range for the very bytes that the client has a part of. */
function rangeHeader(request: Request, image: StoredImage): string | undefined {
  const { range, 'if-range': condition } = request.headers;
  const isMeant = request.method === 'GET' && (condition ?? etagOf(image)) === etagOf(image);
  return isMeant ? range : undefined;
}

function beyondTheEnd(sizeBytes: number): ApiError {
  return new ApiError('RANGE_NOT_SATISFIABLE', 'The range lies beyond the end of the picture', {
    headers: { 'Content-Range': `bytes */${sizeBytes}` },
  });
}

function etagOf({ sha256 }: StoredImage): string {
  return `"${sha256}"`;
}

function notFound(): ApiError {
  return new ApiError('NOT_FOUND', 'Not Found');
}
