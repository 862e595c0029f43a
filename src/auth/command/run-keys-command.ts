import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AppConfig } from '../../config/app-config.js';
import { KeysCommand, NoSuchKey } from './keys-command.js';
import { KeysCommandModule } from './keys-command.module.js';
import { readArguments, USAGE, WrongArguments } from './keys-arguments.js';

/** What a command has to say, and how it ended: 0 done, 1 there is no such key, 2 it was not understood. */
export interface CommandResult {
  readonly exitCode: 0 | 1 | 2;
  readonly output: string;
}

/**
 * Carries out a command line on the database, whose schema it brings up to date first; a command that is not understood touches nothing.
 *
 * @param load the configuration, asked for when there is something to do
 * @throws what is wrong with the configuration or the database
 */
export async function runKeysCommand(
  args: readonly string[],
  load: () => AppConfig,
  logger: LoggerService,
): Promise<CommandResult> {
  try {
    const order = readArguments(args, Date.now());
    if (!order) return { exitCode: 0, output: USAGE };
    const context = await NestFactory.createApplicationContext(KeysCommandModule.forRoot(load()), {
      logger,
      abortOnError: false,
    });
    try {
      return { exitCode: 0, output: await context.get(KeysCommand).carryOut(order) };
    } finally {
      await context.close();
    }
  } catch (error) {
    if (error instanceof NoSuchKey) return { exitCode: 1, output: error.message };
    if (!(error instanceof WrongArguments)) throw error;
    return { exitCode: 2, output: `${error.message}\n\n${USAGE}` };
  }
}
