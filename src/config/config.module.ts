import { type DynamicModule, Module } from '@nestjs/common';
import { PublicAddress } from '../common/http/public-address.js';
import { AppConfig } from './app-config.js';

/** Makes the configuration, and what follows from it alone, injectable everywhere. */
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: AppConfig, useValue: config },
        { provide: PublicAddress, useValue: new PublicAddress(config.http.publicUrl) },
      ],
      exports: [AppConfig, PublicAddress],
    };
  }
}
