import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.js';
import { Jobs } from './jobs.js';

/** Work that is handed to whichever process takes it up. */
@Module({ imports: [DatabaseModule], providers: [Jobs], exports: [Jobs] })
export class JobsModule {}
