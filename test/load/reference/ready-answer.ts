import { createHash } from 'node:crypto';

/** What a reference program is started with: its port, the request it knows and the answer to that. */
export function readArguments(): { port: number; request: string; answer: string } {
  const [port, request = '', answer = ''] = process.argv.slice(2);
  return { port: Number(port), request, answer };
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
