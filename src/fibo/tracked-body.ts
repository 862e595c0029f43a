import { Readable } from 'node:stream';
import { reached } from '../common/milestones/milestone.js';

/** A JSON body that knows whether any of it was handed to a connection. */
export class TrackedBody {
  isSent = false;
  private readonly bytes: Buffer;

  /**
   * @param signal aborts the call that carries the body
   * @param sending called before the first byte is handed over; when it throws, none is
   */
  constructor(
    json: string,
    private readonly signal: AbortSignal,
    private readonly sending: () => void,
  ) {
    this.bytes = Buffer.from(json);
  }

  get headers(): Readonly<Record<string, string>> {
    return {
      'content-type': 'application/json',
      'content-length': String(this.bytes.length),
    };
  }

  /** undici reads only once the connection stands, TLS included; of a call that was aborted before that, it reads and sends nothing. */
  stream(): Readable {
    const stream = new Readable({
      read: () => {
        if (this.signal.aborted) {
          stream.destroy();
          return;
        }
        this.send();
        stream.push(this.bytes);
        stream.push(null);
      },
    });
    return stream.once('end', () => reached('submission.sent'));
  }

  private send(): void {
    this.sending();
    this.isSent = true;
    reached('submission.sending');
  }
}
