/** Why a text is not a setting; the reason must not quote the text, which may be a secret. */
export class Rejection {
  constructor(readonly reason: string) {}
}

/** Turns the text of an environment variable, never empty, into a setting. */
export type Parser<T> = (text: string) => T | Rejection;

/** Decimal digits only, from `min` to `max`, both included. */
export function integer(min: number, max: number): Parser<number> {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
    return value >= min && value <= max
      ? value
      : new Rejection(`must be an integer from ${min} to ${max}`);
  };
}

/** An amount in US dollars, up to a million, to the millionth: `25`, `0.3`. */
export function usdMicros(text: string): number | Rejection {
  const [, whole, fraction = ''] = /^(\d{1,7})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  const micros = whole === undefined ? NaN : Number(whole + fraction.padEnd(6, '0'));
  return micros <= 1e12
    ? micros
    : new Rejection('must be an amount in US dollars from 0 to 1000000, such as 25 or 0.3');
}

/** One of the words given, in exactly this spelling. */
export function oneOf<const T extends string>(...words: readonly T[]): Parser<T> {
  return (text) => words.find((word) => word === text) ?? new Rejection(`must be ${listed(words)}`);
}

/** `true` or `false`. */
export function flag(text: string): boolean | Rejection {
  const word = oneOf('true', 'false')(text);
  return word instanceof Rejection ? word : word === 'true';
}

/** A secret that travels in an HTTP header. */
export function headerToken(text: string): string | Rejection {
  return /^[\x21-\x7e]+$/.test(text)
    ? text
    : new Rejection('must consist of visible ASCII characters, without spaces');
}

/** A secret that nobody can guess, as far as its length tells. */
export function longSecret(text: string): string | Rejection {
  return text.length >= 32 ? text : new Rejection('must have at least 32 characters');
}

/** Certificates in PEM. */
export function pemCertificate(text: string): string | Rejection {
  return text.includes('-----BEGIN CERTIFICATE-----')
    ? text
    : new Rejection('must name a file that holds a PEM certificate');
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words.slice(-1).join('')}`;
}
