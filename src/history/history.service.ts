import { Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { PublicAddress } from '../common/http/public-address.js';
import { validationFailed } from '../common/validation/validation-failed.js';
import {
  type GenerationFilter,
  GenerationPageReader,
  type PageStart,
} from '../generation/generation-page.read.js';
import { GenerationReader } from '../generation/generation.read.js';
import { generationInHistory } from '../generation/generation-resource.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import type { StoredImage } from '../images/image-store.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { HistoryQueryDto } from './history-query.dto.js';
import type { HistoryPageDto } from './history.dto.js';

/** Reads generations for clients. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly reader: GenerationReader,
    private readonly pages: GenerationPageReader,
    private readonly addresses: PublicAddress,
  ) {}

  /** Rejects with NOT_FOUND. */
  async get(id: number): Promise<GenerationResourceDto> {
    return generationInHistory(await this.reader.getOwn(id), this.addresses);
  }

  /** Rejects with VALIDATION_FAILED for a cursor that is none, belongs to other filters or stands beside an offset. */
  async list(query: HistoryQueryDto): Promise<HistoryPageDto> {
    const filter = filterOf(query);
    const start = startOf(query, filter);
    const { total, generations, next } = await this.pages.read(filter, start, query.limit);
    return {
      total,
      limit: query.limit,
      offset: 'offset' in start ? start.offset : null,
      results: generations.map((generation) => generationInHistory(generation, this.addresses)),
      next_cursor: next === undefined ? null : encodeCursor(next, filter),
    };
  }

  /** Where the generation's picture is kept. Rejects with NOT_FOUND, also while there is no picture. */
  async getImage(id: number): Promise<StoredImage> {
    const { imageSha256: sha256, imageMediaType: mediaType } = (await this.reader.getOwn(id)).row;
    if (!sha256 || !mediaType) throw new ApiError('NOT_FOUND', 'Generation has no picture');
    return { sha256, mediaType };
  }
}

function filterOf(query: HistoryQueryDto): GenerationFilter {
  return {
    userId: query.user_id,
    projectId: query.project_id,
    status: query.status,
    mode: query.mode,
    batchId: query.batch_id,
    createdFrom: query.created_from,
    createdTo: query.created_to,
  };
}

function startOf({ offset, cursor }: HistoryQueryDto, filter: GenerationFilter): PageStart {
  if (cursor === undefined) return { offset: offset ?? 0 };
  if (offset !== undefined) throw cursorFault('cursor and offset exclude each other');
  const after = decodeCursor(cursor, filter);
  if (!after) throw cursorFault('cursor is none of this user and these filters');
  return { after };
}

function cursorFault(msg: string): ApiError {
  return validationFailed([{ loc: ['query', 'cursor'], msg, type: 'value_error' }]);
}
