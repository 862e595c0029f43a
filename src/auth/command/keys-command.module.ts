import { type DynamicModule, Module } from '@nestjs/common';
import { TimeModule } from '../../common/time/time.module.js';
import type { AppConfig } from '../../config/app-config.js';
import { ConfigModule } from '../../config/config.module.js';
import { ApiKeysModule } from '../api-keys.module.js';
import { KeysCommand } from './keys-command.js';

/** The little of the service that managing keys takes: no server, no jobs, no FIBO. */
@Module({})
export class KeysCommandModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: KeysCommandModule,
      imports: [ConfigModule.forRoot(config), TimeModule, ApiKeysModule],
      providers: [KeysCommand],
    };
  }
}
