import { Module } from '@nestjs/common';
import { DatabaseServer } from './database-server.js';
import { DatabaseStart } from './database-start.js';

/** The PostgreSQL server itself, apart from the connection to it: it must be there first and end last. */
@Module({ providers: [DatabaseServer, DatabaseStart], exports: [DatabaseStart, DatabaseServer] })
export class DatabaseServerModule {}
