import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { currentClaim } from '../../common/http/work-claim.js';
import { GenerationSubjects } from '../webhook-subjects.js';
import { Subscription, underSubscription } from './subscription.js';

/** Sees to it that whoever gave an address is told how the generation ends, whether it was made for him, shared or repeated. */
@Injectable()
export class Subscriptions {
  constructor(private readonly subjects: GenerationSubjects) {}

  /**
   * Does the work of a request for one picture. Resolves and rejects as the work does, once the subscription is committed; rejects with the
   * database's failure when it cannot be.
   *
   * @param url where to tell; none: nobody is told
   * @param idIn the id of the generation in what was made
   */
  async during<T>(
    url: string | null | undefined,
    work: () => Promise<T>,
    idIn: (made: T) => number,
  ): Promise<T> {
    if (!url) return work();
    const subscription = new Subscription(url);
    try {
      const made = await underSubscription(subscription, work);
      await this.keep(subscription, idIn(made));
      return made;
    } catch (error) {
      const id = error instanceof ApiError ? error.options.generationId : undefined;
      if (id !== undefined) await this.keep(subscription, id);
      throw error;
    }
  }

  /**
   * Sees to it that whoever shares a generation is told how it ends. It may be asked again for the same: there is one event.
   *
   * @param sharer whose share it is, in numbers that mean the same on every node
   */
  async share(generationId: number, url: string, sharer: readonly number[]): Promise<void> {
    const id = sharedId([...sharer, generationId]);
    await this.subjects.subscribe(generationId, { id, url, cached: true });
  }

  private async keep(subscription: Subscription, generationId: number): Promise<void> {
    if (subscription.storedWith === generationId) return;
    const { url } = subscription;
    const id = repeatableId(generationId) ?? subscription.id;
    await this.subjects.subscribe(generationId, { id, url, cached: true });
  }
}

/** The same for a call that is made again under its key: it may have come so far before. Undefined without a key. */
function repeatableId(generationId: number): string | undefined {
  const claim = currentClaim();
  if (!claim) return undefined;
  const { keyId, item = null } = claim;
  return sharedId([keyId, item, generationId]);
}

function sharedId(names: readonly (number | null)[]): string {
  return `msg_${hash('sha256', JSON.stringify(names), 'base64url')}`;
}
