const MOST_OF_A_NAME = 500;

/** A value that the service has told, chosen when it is sent. */
export interface Known {
  /** Of the parameter that it is meant for, or of the path below which it stands. */
  readonly name: string;
  /** Which of those told so far. */
  readonly pick: number;
}

/** What the service has told of itself, so that what exists is asked for as well as what does not. */
export class KnownValues {
  private readonly values = new Map<string, string[]>();

  /** @param fallback when nothing was told yet */
  find({ name, pick }: Known, fallback: string): string {
    const told = this.values.get(name) ?? [];
    return told[pick % Math.max(1, told.length)] ?? fallback;
  }

  /** Remembers what an answer says, by the names of the parameters that take it and by the path that told it. */
  learn(body: unknown, path: string): void {
    if (Array.isArray(body)) body.forEach((item) => this.learn(item, path));
    else if (typeof body === 'object' && body !== null)
      for (const [key, value] of Object.entries(body)) this.learnMember(key, value, path);
  }

  private learnMember(key: string, value: unknown, path: string): void {
    if (typeof value === 'number' && /(^|_)id$/.test(key)) {
      this.keep(key, String(value));
      this.keep('id', String(value));
      if (key === 'id') this.keep(path, String(value));
    } else if (typeof value === 'string' && key === 'next_cursor') this.keep('cursor', value);
    else if (typeof value === 'string' && key === 'image_url')
      this.keep('file', value.slice(value.lastIndexOf('/') + 1));
    else this.learn(value, path);
  }

  private keep(name: string, value: string): void {
    const told = this.values.get(name) ?? [];
    this.values.set(name, told);
    if (told.includes(value)) return;
    told.push(value);
    if (told.length > MOST_OF_A_NAME) told.shift();
  }
}
