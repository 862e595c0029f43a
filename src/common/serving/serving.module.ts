import { Global, Module } from '@nestjs/common';
import { ServingState } from './serving-state.js';

/** Lets everybody know when the process begins to end. */
@Global()
@Module({ providers: [ServingState], exports: [ServingState] })
export class ServingModule {}
