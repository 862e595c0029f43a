const URLS = /\b[a-z][a-z0-9+.-]*:\/\/\S+/gi;
const LONG_TOKENS = /[A-Za-z0-9_\-+/=]{32,}/g;
const UNPRINTABLE = /[\p{C}\p{Z}]+/gu;
const MAX_CODE_POINTS = 200;

/** FIBO's own words, made fit for a client: one line, no addresses, nothing that looks like a key, at most 200 characters. */
export function quoteUpstream(text: string): string {
  const line = text.replace(URLS, '…').replace(LONG_TOKENS, '…').replace(UNPRINTABLE, ' ').trim();
  const points = Array.from(line);
  return points.length > MAX_CODE_POINTS ? `${points.slice(0, MAX_CODE_POINTS).join('')}…` : line;
}
