import { open } from 'node:fs/promises';
import { makeDataFolder } from './data-folder.js';
import { Program } from './program.js';
import type { Stage } from './stage.js';
import { TOKEN, type UpstreamDouble } from './upstream-double.js';

export interface ServiceOptions {
  /** Default: the service's own simulator. */
  readonly upstream?: UpstreamDouble;
  /** By the names of the configuration table. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Options of node itself. */
  readonly nodeOptions?: readonly string[];
}

/**
 * The built service as it runs in production, on an empty folder with its embedded PostgreSQL, every commit flushed to disk;
 * its log goes to a file. Resolves when /health/ready answers 200.
 */
export async function startService(
  stage: Stage,
  { upstream, settings, nodeOptions }: ServiceOptions = {},
): Promise<Program> {
  const folder = await makeDataFolder(stage);
  const log = await open(`${folder}/service.log`, 'a');
  stage.put(() => log.close());
  return Program.start(stage, {
    script: 'src/main.js',
    environment: (port) => ({
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: folder,
      ...(upstream && { BRIA_BASE_URL: upstream.baseUrl, BRIA_API_TOKEN: TOKEN }),
      ...settings,
    }),
    readyPath: '/health/ready',
    output: log.fd,
    ...(nodeOptions && { nodeOptions }),
  });
}
