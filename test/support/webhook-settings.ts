import { findFreePort } from '../../src/database/embedded/free-port.js';

/** Settings of a service that FIBO tells of jobs; its port stays the same from one process to the next. */
export async function webhookSettings(): Promise<Readonly<Record<string, string>>> {
  const port = String(await findFreePort());
  return { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, FIBO_WEBHOOKS: 'on' };
}
