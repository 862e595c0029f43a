import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { OwnAddress } from '../../generation/subscribed/own-address.js';
import { BatchSubjects } from '../../webhooks/webhook-subjects.js';
import { BatchTeller } from './batch-teller.js';

/** Batches as events are about them. */
@Injectable()
export class ToldBatches extends BatchSubjects {
  constructor(
    private readonly teller: BatchTeller,
    private readonly addresses: OwnAddress,
  ) {
    super();
  }

  override async findData(batchId: number): Promise<object | undefined> {
    try {
      return (await this.teller.tell(batchId, this.addresses)).job;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  }
}
