import { type Browser, chromium } from 'playwright-core';

/** A name that browsers trust no more than any other on a network, unlike localhost. */
export const HOST = 'pictures.test';

/** Debian's Chromium, or the one that CHROMIUM_PATH names; without a sandbox, so that it runs as root too. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    chromiumSandbox: false,
    args: [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  });
}
