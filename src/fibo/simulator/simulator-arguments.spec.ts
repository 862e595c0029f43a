import { describe, expect, it } from '@jest/globals';
import { readArguments } from './simulator-arguments.js';

describe(readArguments.name, () => {
  it('has a default for everything', () => {
    expect(readArguments([])).toEqual({
      host: '127.0.0.1',
      port: 8900,
      token: 'simulator',
      latencyMs: 1500,
    });
  });

  it('reads every option', () => {
    const args =
      '--host ::1 --port 0 --token t --latency-ms 5 --rate-limit 60 --ledger l.jsonl --image-url-ttl-ms 9 --webhook-gaps-ms 10,20 --plain-pictures 64x32';

    expect(readArguments(args.split(' '))).toEqual({
      host: '::1',
      port: 0,
      token: 't',
      latencyMs: 5,
      rateLimitPerMinute: 60,
      ledgerFile: 'l.jsonl',
      imageUrlTtlMs: 9,
      webhookGapsMs: [10, 20],
      plainPictures: { width: 64, height: 32 },
    });
  });

  it('gives nothing when help is wanted', () => {
    expect(readArguments(['--help'])).toBeUndefined();
  });

  it.each([
    ['--port=x', '--port must be a whole number'],
    ['--latency-ms=-1', '--latency-ms must be a whole number'],
    ['--plain-pictures=0x0', '--plain-pictures must look like 64x64'],
    ['--colour=red', "Unknown option '--colour'"],
    ['stray', "Unexpected argument 'stray'"],
  ])('refuses %s', (argument, message) => {
    expect(() => readArguments([argument])).toThrow(message);
  });
});
