import type { Clock } from '../../../common/time/clock.js';
import type { FaultyPictures } from '../faults/faulty-pictures.js';
import type { HttpExchange } from '../http-exchange.js';
import { stateAt } from '../job.js';
import type { Ledger, TrackedJob } from '../ledger/ledger.js';
import type { PictureCache } from '../picture/picture-cache.js';
import type { UrlSigner } from '../picture/signed-url.js';

const PICTURE_PATH = /^\/pictures\/(?<id>[0-9a-f]{32})\.(?:png|jpg)$/;

/** GET /pictures/{request_id}.png and .jpg: needs a valid signature and no token. */
export class PictureRoute {
  constructor(
    private readonly ledger: Ledger,
    private readonly urls: UrlSigner,
    private readonly pictures: PictureCache,
    private readonly faultyPictures: FaultyPictures,
    private readonly clock: Clock,
  ) {}

  async handle(exchange: HttpExchange): Promise<void> {
    this.ledger.countPictureFetch(exchange.hasToken);
    const now = this.clock.now();
    if (!this.urls.isValid(exchange.path, exchange.query, now)) {
      exchange.send(403, 'text/plain', 'The signature is wrong or has expired');
      return;
    }
    const tracked = this.ledger.findJob(PICTURE_PATH.exec(exchange.path)?.groups?.['id'] ?? '');
    if (tracked && stateAt(tracked.job, now).status === 'COMPLETED')
      await this.send(exchange, tracked);
    else exchange.send(404, 'text/plain', 'Not Found');
  }

  private async send(exchange: HttpExchange, tracked: TrackedJob): Promise<void> {
    const { job } = tracked;
    const fetchesBefore = tracked.pictureFetches++;
    const bytes = await this.pictures.get(job);
    const mediaType = `image/${job.outputType}`;
    const fault = job.pictureFault;
    if (fault && fetchesBefore < (fault.fetches ?? Infinity))
      await this.faultyPictures.send(exchange, fault, { bytes, mediaType });
    else exchange.send(200, mediaType, bytes);
  }
}
