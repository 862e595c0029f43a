import { Injectable } from '@nestjs/common';
import { Sweep } from '../common/time/sweep.js';
import { ImageStore } from '../images/image-store.js';
import { type DiscardedImage, DiscardedImagesRepository } from './discarded-images.repository.js';

const INTERVAL_MS = 10_000;

const IMAGES_AT_ONCE = 100;

/** Removes pictures that no generation needs any more. Nodes may come to the same one at the same time; within one, a page of them is removed after another. */
@Injectable()
export class DiscardedImages extends Sweep {
  /** Settles when the pages have that were begun so far. */
  private pages: Promise<unknown> = Promise.resolve();
  /** The page that is to be removed for all who want it before it is begun. */
  private wanted: Promise<unknown> | undefined;

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
      const after = last;
      const images = await this.inTurn(() => this.removePage(after));
      if (images.length < IMAGES_AT_ONCE) return;
      last = images.at(-1);
    }
  }

  /** One page, so that nobody waits for all that others discarded; what is beyond it is left to the next sweep. */
  async removeSome(): Promise<void> {
    this.wanted ??= this.inTurn(() => {
      this.wanted = undefined;
      return this.removePage(undefined);
    });
    await this.wanted;
  }

  private inTurn<Result>(remove: () => Promise<Result>): Promise<Result> {
    const page = this.pages.then(remove);
    // Whoever wants the page learns of its failure; those that come after do not.
    this.pages = page.catch(() => undefined);
    return page;
  }

  private async removePage(after: DiscardedImage | undefined): Promise<readonly DiscardedImage[]> {
    const images = await this.images.list(after, IMAGES_AT_ONCE);
    for (const image of images) await this.remove(image);
    return images;
  }

  private async remove(image: DiscardedImage): Promise<void> {
    const isSettled = await this.store.remove(image, () => this.images.isNeeded(image));
    if (isSettled) await this.images.settle(image);
  }
}
