import { Injectable } from '@nestjs/common';
import type { ApiErrorOptions } from '../../common/errors/api-error.js';
import { PublicAddress } from '../../common/http/public-address.js';
import type { CallOutcome } from '../../idempotency/call-outcome.js';
import type { KnownKey } from '../../idempotency/keyed-call.js';
import { KeyedWork } from '../../idempotency/keyed-work.js';
import { locate } from '../generation-failure.js';
import { generationResource } from '../generation-resource.js';
import type { GenerationResourceDto } from '../generation-resource.dto.js';
import { GenerationReader } from '../generation.read.js';
import { KeyedGenerationReader } from './keyed-generations.read.js';
import { failureOf } from '../rescue/late-generations.js';
import { isUnderWay, underWayHeaders } from '../under-way-headers.js';

/** Single pictures that were asked for with a key. */
@Injectable()
export class KeyedPicture extends KeyedWork {
  constructor(
    private readonly keyed: KeyedGenerationReader,
    private readonly reader: GenerationReader,
    private readonly addresses: PublicAddress,
  ) {
    super();
  }

  /** The picture as it is by now: a generation in whatever state, or why there will be none. */
  override async findOutcome({
    id,
    generationIds,
  }: Pick<KnownKey, 'id' | 'generationIds'>): Promise<CallOutcome | undefined> {
    const generationId = await this.keyed.findNewest(id, generationIds);
    if (generationId === undefined) return undefined;
    const read = await this.reader.get(generationId);
    if (read.row.state === 'failed') return { failure: failureOf(read) };
    const body = generationResource(read, this.addresses);
    return isUnderWay(body) ? { body, headers: underWayHeaders(generationId) } : { body };
  }

  override isUnderWay(generation: GenerationResourceDto): boolean {
    return isUnderWay(generation);
  }

  /** The generation in whatever state: that the promise was made is no failure, whatever became of it. */
  override async tell({ generationIds }: Pick<KnownKey, 'generationIds'>): Promise<CallOutcome> {
    const [id] = generationIds;
    if (id === undefined) throw new Error('a promise names no generation');
    const body = generationResource(await this.reader.get(id), this.addresses);
    return isUnderWay(body) ? { body, status: 202, headers: underWayHeaders(id) } : { body };
  }

  override async locate({ id }: Pick<KnownKey, 'id'>): Promise<ApiErrorOptions> {
    return locate(await this.keyed.findNewest(id, []));
  }

  override generationsIn(generation: GenerationResourceDto): readonly number[] {
    return [generation.id];
  }
}
