import { ConfigurationError, type ConfigurationFault } from './configuration-error.js';
import { type Parser, Rejection } from './setting.js';

/** Environment variables by name. An empty one counts as unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns a file's text, or throws. */
export type ReadFile = (path: string) => string;

/**
 * Reads settings and collects every fault instead of stopping at the first. After a fault the fallback
 * stands in, so that reading can go on: nothing read counts before `assertValid` has passed.
 */
export class EnvironmentReader {
  private readonly faults: ConfigurationFault[] = [];

  constructor(
    private readonly environment: Environment,
    private readonly readFile: ReadFile,
  ) {}

  /** The setting in variable `name`; `fallback` when it is unset. */
  read<T>(name: string, parse: Parser<T>, fallback: T): T {
    return this.parsed(name, this.environment[name], parse, fallback);
  }

  /** The setting in the file whose path stands in variable `name`. */
  readFrom<T>(name: string, parse: Parser<T>): T | undefined {
    return this.parsed(name, this.contentOf(name), parse, undefined);
  }

  /** A setting that comes in variable `name` or in the file that `name`_FILE names, never in both. */
  readSecret<T>(name: string, parse: Parser<T>): T | undefined {
    const fileName = fileVariable(name);
    if (!this.isGiven(fileName)) return this.read(name, parse, undefined);
    if (!this.isGiven(name)) return this.readFrom(fileName, parse);
    this.reject(name, `is set together with ${fileName}; give one of them`);
    return undefined;
  }

  /** Whether variable `name` has a value, valid or not. */
  isGiven(name: string): boolean {
    return Boolean(this.environment[name]);
  }

  /** Whether the secret `name` was given in either of its two ways, valid or not. */
  isSecretGiven(name: string): boolean {
    return this.isGiven(name) || this.isGiven(fileVariable(name));
  }

  reject(name: string, reason: string): void {
    this.faults.push({ name, reason });
  }

  /** Throws ConfigurationError with all faults when there is one. */
  assertValid(): void {
    if (this.faults.length > 0) throw new ConfigurationError(this.faults);
  }

  private parsed<T>(name: string, text: string | undefined, parse: Parser<T>, fallback: T): T {
    if (!text) return fallback;
    const setting = parse(text);
    if (!(setting instanceof Rejection)) return setting;
    this.reject(name, setting.reason);
    return fallback;
  }

  private contentOf(name: string): string | undefined {
    const path = this.environment[name];
    if (!path) return undefined;
    const content = this.tryReadFile(path)?.replace(/\r?\n$/, '');
    if (content === undefined) this.reject(name, 'names a file that cannot be read');
    if (content === '') this.reject(name, 'names an empty file');
    return content;
  }

  private tryReadFile(path: string): string | undefined {
    try {
      return this.readFile(path);
    } catch {
      // The system's message quotes the path, and a path is a value: the fault that follows says enough.
      return undefined;
    }
  }
}

function fileVariable(name: string): string {
  return `${name}_FILE`;
}
