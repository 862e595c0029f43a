import { Global, Module } from '@nestjs/common';
import { AddressSigner, PublicAddress, UNSIGNED } from '../common/http/public-address.js';
import { AppConfig } from '../config/app-config.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { ImageGate } from './image-gate.js';
import { ImageSignatures } from './image-signatures.js';

/** How pictures' addresses are made, and told good from bad: signed where callers have keys. */
@Global()
@Module({
  imports: [SecretsModule],
  providers: [
    ImageSignatures,
    {
      provide: AddressSigner,
      inject: [AppConfig, ImageSignatures],
      useFactory: ({ auth }: AppConfig, signatures: ImageSignatures) =>
        auth.mode === 'none' ? UNSIGNED : signatures,
    },
    {
      provide: PublicAddress,
      inject: [AppConfig, AddressSigner],
      useFactory: ({ http }: AppConfig, signer: AddressSigner) =>
        new PublicAddress(http.publicUrl, signer),
    },
    {
      provide: ImageGate,
      inject: [AppConfig, ImageSignatures],
      useFactory: ({ auth }: AppConfig, signatures: ImageSignatures) =>
        new ImageGate(auth.mode === 'none' ? undefined : signatures),
    },
  ],
  exports: [AddressSigner, ImageGate, PublicAddress],
})
export class ImageAddressesModule {}
