import type { Dispatcher } from 'undici';

/** Asks for a body as it is: what comes packed nobody can measure before it is unpacked. */
export const PLAIN = { 'accept-encoding': 'identity' } as const;

/**
 * The body of an answer in one piece. Rejects without a look at the body when its headers promise more than `maxBytes`, or a body that is
 * packed; of one that promises nothing, the connection's `maxResponseSize` bounds what arrives.
 */
export async function wholeBody(
  { headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<Buffer> {
  const reason = refusal(headers, maxBytes);
  if (reason === undefined) return Buffer.from(await body.arrayBuffer());
  dropBody(body);
  throw new Error(`the answer is refused: ${reason}`);
}

/** Waits for nothing of a body; the connection goes with it. */
export function dropBody(body: Dispatcher.ResponseData['body']): void {
  // That it was broken off is what it says then.
  body.on('error', () => undefined).destroy();
}

function refusal(
  headers: Dispatcher.ResponseData['headers'],
  maxBytes: number,
): string | undefined {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return 'it is packed';
  return Number(headers['content-length'] ?? 0) > maxBytes ? 'it is too large' : undefined;
}
