import { describeFailedStart } from './app.failure.js';
import { ServiceLogger } from './app.logger.js';
import { runKeysCommand } from './auth/command/run-keys-command.js';
import { loadDatabaseConfig } from './config/load-config.js';

// Manages keys. Standard output holds nothing but the result, so that a script can take it: the log goes to standard error.
const logger = new ServiceLogger({
  level: 'info',
  json: false,
  prompts: false,
  secrets: [],
  output: process.stderr,
});
try {
  const { exitCode, output } = await runKeysCommand(
    process.argv.slice(2),
    loadDatabaseConfig,
    logger,
  );
  const stream = exitCode === 0 ? process.stdout : process.stderr;
  stream.write(`${output}\n`);
  process.exitCode = exitCode;
} catch (error) {
  process.stderr.write(`${describeFailedStart(error, 'The keys cannot be managed')}\n`);
  process.exitCode = 1;
}
