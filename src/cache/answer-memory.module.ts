import { Module } from '@nestjs/common';
import { AnswerMemory } from './answer-memory.js';

/** The memory stands alone, so that cache-manager's module can be given it. */
@Module({ providers: [AnswerMemory], exports: [AnswerMemory] })
export class AnswerMemoryModule {}
