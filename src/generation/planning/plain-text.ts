/** Far more than FIBO writes into one field; what comes after is not looked at. */
const MAX_LENGTH = 1000;
const UNPRINTABLE = /[\p{C}\p{Z}]+/gu;
const HYPHEN_IN_A_WORD = /(?<=\w)[-_\u2010\u2011\u2013](?=\w)/g;
const DASH = /[-\u2010-\u2015]/g;

/** Untrusted text on one line, fit to be stored and shown. */
export function plainText(text: string): string {
  return text.slice(0, MAX_LENGTH).replace(UNPRINTABLE, ' ').trim();
}

/**
 * Plain text as phrases are looked for in it: `Bird’s-eye—steep` becomes `bird's eye,steep`. Each character keeps its
 * position, so that what is found can be quoted from the original.
 */
export function comparableText(text: string): string {
  return text
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[’‘]/g, "'")
    .replace(HYPHEN_IN_A_WORD, ' ')
    .replace(DASH, ',');
}
