import type { JsonObject } from './submission.js';

/** Reads typed fields from a JSON object and collects what is wrong with them; null counts as absent. */
export class FieldReader {
  /** One sentence for each fault, beginning with the field's name. */
  readonly faults: string[] = [];
  private readonly known = new Set<string>();

  constructor(private readonly fields: JsonObject) {}

  text(name: string): string | undefined {
    return this.read(name, isString, 'must be a string');
  }

  flag(name: string): boolean | undefined {
    return this.read(name, (value) => typeof value === 'boolean', 'must be a boolean');
  }

  /** Both ends included. */
  integer(
    name: string,
    least = Number.MIN_SAFE_INTEGER,
    most = Number.MAX_SAFE_INTEGER,
  ): number | undefined {
    const isFit = (value: unknown): value is number =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
    return this.read(name, isFit, `must be an integer from ${least} to ${most}`);
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const isChoice = (value: unknown): value is T => choices.some((choice) => choice === value);
    return this.read(name, isChoice, `must be one of ${choices.join(', ')}`);
  }

  /** Exactly one string in a list, as `images` wants it. */
  onlyText(name: string): string | undefined {
    const isOnlyText = (value: unknown): value is [string] =>
      Array.isArray(value) && value.length === 1 && isString(value[0]);
    return this.read(name, isOnlyText, 'must be a list of exactly one string')?.[0];
  }

  has(name: string): boolean {
    return (this.fields[name] ?? undefined) !== undefined;
  }

  fail(name: string, fault: string): void {
    this.faults.push(`${name}: ${fault}`);
  }

  /** Turns every field that was not asked for into a fault. */
  refuseOthers(): void {
    for (const name of Object.keys(this.fields))
      if (!this.known.has(name)) this.fail(name, 'is not known here');
  }

  private read<T>(
    name: string,
    isFit: (value: unknown) => value is T,
    fault: string,
  ): T | undefined {
    this.known.add(name);
    const value = this.fields[name] ?? undefined;
    if (value === undefined) return undefined;
    if (isFit(value)) return value;
    this.fail(name, fault);
    return undefined;
  }
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}
