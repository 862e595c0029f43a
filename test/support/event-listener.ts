import { eventually } from './eventually.js';

/** An event as a client hears it. */
export interface HeardEvent {
  readonly type: string | undefined;
  readonly id: string | undefined;
  // A test reads by the documented keys what a client would.
  readonly data: Readonly<Record<string, unknown>>;
}

/** A client of a stream of server-sent events. */
export class EventListener {
  readonly events: HeardEvent[] = [];
  pings = 0;
  retryMs: number | undefined;
  /** Resolves when the stream has ended, whether or not it was cut off. */
  readonly ended: Promise<'ended' | 'cut off'>;

  /** Resolves when the answer has begun. @param lastEventId default: the first time */
  static async to(
    url: string,
    lastEventId?: string,
    others: Readonly<Record<string, string>> = {},
  ): Promise<EventListener> {
    const leaving = new AbortController();
    const seen = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
    const headers = { ...others, ...seen };
    const response = await fetch(url, { headers, signal: leaving.signal });
    return new EventListener(response, leaving);
  }

  private constructor(
    readonly response: Response,
    private readonly leaving: AbortController,
  ) {
    this.ended = this.listen().then(
      () => 'ended',
      () => 'cut off',
    );
  }

  get lastEventId(): string | undefined {
    return this.events.at(-1)?.id;
  }

  /** Of the generation, in the order told. */
  get statuses(): readonly unknown[] {
    return this.events.map(({ data }) => data['status']);
  }

  /** So many events, once there are as many. */
  async untilHeard(count: number): Promise<readonly HeardEvent[]> {
    await eventually(() => Promise.resolve(this.events.length >= count || undefined));
    return this.events;
  }

  async untilPinged(count: number): Promise<void> {
    await eventually(() => Promise.resolve(this.pings >= count || undefined));
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.ended;
  }

  private async listen(): Promise<void> {
    let rest = '';
    for await (const text of this.response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.hear(block);
    }
  }

  private hear(block: string): void {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const [name = '', ...value] = line.split(': ');
        return [name, value.join(': ')];
      }),
    );
    if (block === ': ping') this.pings++;
    if (fields.has('retry')) this.retryMs = Number(fields.get('retry'));
    const data = fields.get('data');
    if (data === undefined) return;
    const parsed = JSON.parse(data) as HeardEvent['data'];
    this.events.push({ type: fields.get('event'), id: fields.get('id'), data: parsed });
  }
}
