import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './fibo-simulator.js';
import type { PictureSize } from './picture/picture-size.js';

/** How the simulator is started alone. */
export const USAGE = `Usage: npm run fibo:simulator -- [options]
  --host ADDRESS          where to listen (127.0.0.1)
  --port PORT             0 takes a free one (8900)
  --token TOKEN           the api_token that is let in (simulator)
  --latency-ms MS         how long a job takes (1500)
  --rate-limit N          calls a minute for each endpoint (none)
  --ledger FILE           keeps jobs and arrivals over restarts (none)
  --image-url-ttl-ms MS   how long picture addresses work (3 days)
  --webhook-gaps-ms N,N   between one attempt to deliver a webhook and the next (1, 4, 10 and 30 min)
  --plain-pictures WxH    one colour and this size for every picture (none)
  --help`;

/** Undefined: help is wanted. Throws for an unknown option and for a value that is none. */
export function readArguments(args: readonly string[]): SimulatorOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8900' },
      token: { type: 'string', default: 'simulator' },
      'latency-ms': { type: 'string', default: '1500' },
      'rate-limit': { type: 'string' },
      ledger: { type: 'string' },
      'image-url-ttl-ms': { type: 'string' },
      'webhook-gaps-ms': { type: 'string' },
      'plain-pictures': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const rateLimit = values['rate-limit'];
  const imageUrlTtlMs = values['image-url-ttl-ms'];
  const webhookGaps = values['webhook-gaps-ms'];
  const plainSize = values['plain-pictures'];
  return {
    host: values.host,
    port: wholeNumber('port', values.port),
    token: values.token,
    latencyMs: wholeNumber('latency-ms', values['latency-ms']),
    ...(rateLimit !== undefined && { rateLimitPerMinute: wholeNumber('rate-limit', rateLimit) }),
    ...(values.ledger !== undefined && { ledgerFile: values.ledger }),
    ...(imageUrlTtlMs !== undefined && {
      imageUrlTtlMs: wholeNumber('image-url-ttl-ms', imageUrlTtlMs),
    }),
    ...(webhookGaps !== undefined && {
      webhookGapsMs: webhookGaps.split(',').map((gap) => wholeNumber('webhook-gaps-ms', gap)),
    }),
    ...(plainSize !== undefined && { plainPictures: size(plainSize) }),
  };
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,10}$/.test(value)) throw new TypeError(`--${name} must be a whole number`);
  return Number(value);
}

function size(value: string): PictureSize {
  const [, width = 0, height = 0] = (/^([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(value) ?? []).map(
    Number,
  );
  if (!width) throw new TypeError('--plain-pictures must look like 64x64');
  return { width, height };
}
