import type { Message } from './message.js';

const MOST_OF_A_BODY = 4000;

/** The request as a line for a shell: the same bytes, or as many of them as can be read. */
export function curlLine(origin: string, { method, target, headers, body }: Message): string {
  const words = ['curl', '-i', '-X', method, quoted(origin + target)];
  for (const [name, value] of headers) words.push('-H', quoted(`${name}: ${value}`));
  if (!body) return words.join(' ');
  const escaped = [...body.subarray(0, MOST_OF_A_BODY)].map(escapedByte).join('');
  const rest = body.length > MOST_OF_A_BODY ? ` # of ${body.length} bytes` : '';
  return `printf '${escaped}' | ${words.join(' ')} --data-binary @-${rest}`;
}

function quoted(text: string): string {
  const isPlain = /^[\x20-\x7e]*$/.test(text);
  if (isPlain) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${[...Buffer.from(text)].map(escapedByte).join('')}'`;
}

function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w ./:;,=?&{}[\]"@+-]/.test(character)
    ? character
    : `\\${byte.toString(8).padStart(3, '0')}`;
}
