import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AddressSigner, PublicAddress } from '../../common/http/public-address.js';
import { AppConfig } from '../../config/app-config.js';

/** Builds the addresses that are handed out unasked: without PUBLIC_URL this machine's own, for then nobody else reaches the service. */
@Injectable()
export class OwnAddress extends PublicAddress {
  constructor(
    private readonly config: AppConfig,
    private readonly adapter: HttpAdapterHost,
    signer: AddressSigner,
  ) {
    super(config.http.publicUrl, signer);
  }

  override get base(): string {
    const { publicUrl, host } = this.config.http;
    if (publicUrl !== undefined) return publicUrl;
    const server = this.adapter.httpAdapter.getHttpServer() as { address(): AddressInfo };
    const origin = new URL('http://localhost');
    origin.hostname = host.includes(':') ? `[${host}]` : host;
    origin.port = String(server.address().port);
    return origin.origin;
  }
}
