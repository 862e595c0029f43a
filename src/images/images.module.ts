import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { Clock } from '../common/time/clock.js';
import { AppConfig } from '../config/app-config.js';
import { DiskImageStore } from './disk-image-store.js';
import { ImageAddressesModule } from './image-addresses.module.js';
import { ImageResponder } from './image-responder.js';
import { ImageStore } from './image-store.js';
import { ImagesController } from './images.controller.js';

/** Keeps pictures, and serves them by content. */
@Module({
  imports: [ImageAddressesModule],
  controllers: [ImagesController],
  providers: [
    ImageResponder,
    {
      provide: ImageStore,
      inject: [AppConfig, Clock],
      useFactory: (config: AppConfig, clock: Clock) =>
        new DiskImageStore(join(config.dataDir, 'images'), config.minFreeBytes, clock),
    },
  ],
  exports: [ImageStore, ImageResponder],
})
export class ImagesModule {}
