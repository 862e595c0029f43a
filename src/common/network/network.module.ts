import { Module } from '@nestjs/common';
import { DnsNameResolver } from './dns-name-resolver.js';
import { NameResolver } from './name-resolver.js';

/** Where names lead, for those who call addresses that others have chosen. */
@Module({
  providers: [{ provide: NameResolver, useValue: new DnsNameResolver() }],
  exports: [NameResolver],
})
export class NetworkModule {}
