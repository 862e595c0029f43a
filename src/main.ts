import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { describeFailedStart, endOnUncaughtException } from './app.failure.js';
import { ServiceLogger } from './app.logger.js';
import { AppModule } from './app.module.js';
import { configureApp } from './app.setup.js';
import { Shutdown } from './app.shutdown.js';
import { loadConfig } from './config/load-config.js';
import { VERSION } from './config/version.js';

const shutdown = new Shutdown();
endOnUncaughtException();
try {
  const config = loadConfig();
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), {
    bodyParser: false,
    logger: new ServiceLogger(config.log),
    abortOnError: false,
  });
  configureApp(app);
  shutdown.watch(app);
  await app.listen(config.http.port, config.http.host);
  const url = await app.getUrl();
  new Logger('Service').log({
    event: 'service.listening',
    url,
    docs: `${url}/docs`,
    fibo: config.fibo.mode,
    webhooks: config.fibo.hasWebhooks ? 'on' : 'off',
    version: VERSION,
  });
} catch (error) {
  process.stderr.write(`${describeFailedStart(error)}\n`);
  process.exit(1);
}
