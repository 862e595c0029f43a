import { Injectable } from '@nestjs/common';
import { FiboProvider } from '../../fibo/fibo-provider.js';
import { ImageStore } from '../../images/image-store.js';

/** What turns a request away before it gets a row; whoever goes through may still meet them closed later. */
@Injectable()
export class Doors {
  constructor(
    private readonly provider: FiboProvider,
    private readonly images: ImageStore,
  ) {}

  /** Rejects with CircuitOpen or StorageFull. */
  async assertOpen(): Promise<void> {
    this.provider.assertOpen();
    await this.images.assertRoom();
  }
}
