import { Injectable } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { PublicAddress } from '../common/http/public-address.js';
import { GenerationReader } from '../generation/generation.read.js';
import { generationInHistory } from '../generation/generation-resource.js';
import type { GenerationResourceDto } from '../generation/generation-resource.dto.js';
import type { StoredImage } from '../images/image-store.js';

/** Reads generations for clients. */
@Injectable()
export class HistoryService {
  constructor(
    private readonly reader: GenerationReader,
    private readonly addresses: PublicAddress,
  ) {}

  /** Rejects with NOT_FOUND. */
  async get(id: number): Promise<GenerationResourceDto> {
    return generationInHistory(await this.reader.get(id), this.addresses);
  }

  /** Where the generation's picture is kept. Rejects with NOT_FOUND, also while there is no picture. */
  async getImage(id: number): Promise<StoredImage> {
    const { imageSha256: sha256, imageMediaType: mediaType } = (await this.reader.get(id)).row;
    if (!sha256 || !mediaType) throw new ApiError('NOT_FOUND', 'Generation has no picture');
    return { sha256, mediaType };
  }
}
