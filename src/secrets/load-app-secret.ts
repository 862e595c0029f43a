import { randomBytes } from 'node:crypto';
import type { SecretsConfig } from '../config/app-config.js';
import { AppSecret } from './app-secret.js';
import type { AppSecretRepository } from './app-secret.repository.js';

const SECRET_BYTES = 32;

/** As configured, or as the database keeps it for all nodes; the first one to start makes it. */
export async function loadAppSecret(
  { appSecret, previousAppSecret: previous }: SecretsConfig,
  repository: AppSecretRepository,
): Promise<AppSecret> {
  if (appSecret === undefined) {
    await repository.insert(randomBytes(SECRET_BYTES).toString('base64url'));
  }
  const kept = await repository.find();
  const current = appSecret ?? kept;
  if (current === undefined) throw new Error('The database has not kept the secret');
  return new AppSecret({ current, previous, kept });
}
