import { type DynamicModule, Module } from '@nestjs/common';
import { Authenticator } from '../common/access/authenticator.js';
import type { AuthConfig } from '../config/app-config.js';
import { ApiKeysModule } from './api-keys.module.js';
import { KeyAuthenticator } from './key-authenticator.js';
import { KeyUse } from './key-use.js';
import { KnownKeys } from './known-keys.js';
import { KeysController } from './managing/keys.controller.js';
import { KeysService } from './managing/keys.service.js';
import { OpenAuthenticator } from './open-authenticator.js';
import { ValidKeysRepository } from './valid-keys.repository.js';

/** Who calls: by keys, or anybody. */
@Module({})
export class AuthModule {
  static forRoot({ mode }: AuthConfig): DynamicModule {
    return mode === 'none' ? WITHOUT_KEYS : WITH_KEYS;
  }
}

const WITHOUT_KEYS: DynamicModule = {
  module: AuthModule,
  providers: [{ provide: Authenticator, useClass: OpenAuthenticator }],
};

const WITH_KEYS: DynamicModule = {
  module: AuthModule,
  imports: [ApiKeysModule],
  controllers: [KeysController],
  providers: [
    { provide: Authenticator, useClass: KeyAuthenticator },
    KeysService,
    KeyUse,
    KnownKeys,
    ValidKeysRepository,
  ],
};
