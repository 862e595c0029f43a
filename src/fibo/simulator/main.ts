import { FiboSimulator } from './fibo-simulator.js';
import { readArguments, USAGE } from './simulator-arguments.js';

try {
  const options = readArguments(process.argv.slice(2));
  if (options === undefined) process.stdout.write(`${USAGE}\n`);
  else {
    const simulator = await FiboSimulator.start(options);
    process.stdout.write(
      `FIBO simulator on ${simulator.baseUrl}; start the service with ` +
        `FIBO=bria BRIA_BASE_URL=${simulator.baseUrl} BRIA_API_TOKEN=${options.token}\n`,
    );
    const stop = () => void simulator.close();
    process.once('SIGINT', stop).once('SIGTERM', stop);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
