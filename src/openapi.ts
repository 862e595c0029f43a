import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { describeApi } from './app.docs.js';
import { AppModule } from './app.module.js';
import { loadConfig } from './config/load-config.js';

// Writes the OpenAPI document to the file named. A preview makes no instances: nothing starts, and no database is needed.
const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: node dist/src/openapi.js <file>');
const config = loadConfig();
const module = AppModule.forRoot(config);
const app = await NestFactory.create(module, { preview: true, logger: false });
await writeFile(path, `${JSON.stringify(describeApi(app, config), undefined, 2)}\n`);
