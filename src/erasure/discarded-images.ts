import { Injectable } from '@nestjs/common';
import { Sweep } from '../common/time/sweep.js';
import { ImageStore } from '../images/image-store.js';
import { type DiscardedImage, DiscardedImagesRepository } from './discarded-images.repository.js';

const INTERVAL_MS = 10_000;

const IMAGES_AT_ONCE = 500;

/** Removes pictures that no generation needs any more. Nodes may come to the same one at the same time. */
@Injectable()
export class DiscardedImages extends Sweep {
  constructor(
    private readonly images: DiscardedImagesRepository,
    private readonly store: ImageStore,
  ) {
    super(INTERVAL_MS, 'erasure.images_left');
  }

  /** All that may go by now. Those that were put a moment ago are left for the next time. */
  override async sweep(): Promise<void> {
    let last: DiscardedImage | undefined;
    while (!this.isStopping) {
      const images = await this.images.list(last, IMAGES_AT_ONCE);
      for (const image of images) await this.remove(image);
      if (images.length < IMAGES_AT_ONCE) return;
      last = images.at(-1);
    }
  }

  private async remove(image: DiscardedImage): Promise<void> {
    const isSettled = await this.store.remove(image, () => this.images.isNeeded(image));
    if (isSettled) await this.images.settle(image);
  }
}
