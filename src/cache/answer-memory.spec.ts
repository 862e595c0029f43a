import { describe, expect, it } from '@jest/globals';
import { questionAbout } from '../../test/support/cache-scene.js';
import { testConfig } from '../../test/support/test-config.js';
import { AnswerMemory } from './answer-memory.js';
import type { KeptAnswer } from './kept-answer.js';
import { PublicAddress } from '../common/http/public-address.js';
import { ReadyAnswer } from './ready-answer.js';

const NOWHERE = new PublicAddress('');

const KIB = 1024;

function memoryOf(maxEntries: number): AnswerMemory {
  return new AnswerMemory(testConfig({ CACHE_MAX_ENTRIES: String(maxEntries) }));
}

/** Kept under its number, for one user. */
function keep(memory: AnswerMemory, number: number, sizeBytes = 1 * KIB, owner = 1): void {
  const { canonical } = questionAbout(`picture ${number}`, owner);
  const answer = ReadyAnswer.of({ text: 'x'.repeat(sizeBytes) }, [], NOWHERE);
  const value: KeptAnswer = { owner, canonical, answer, expiresAt: 0 };
  memory.set(String(number), { value });
}

function keysOf(memory: AnswerMemory, owner?: number): string[] {
  return Array.from(memory.keptFor(owner), ([key]) => key).sort();
}

describe(AnswerMemory.name, () => {
  it('keeps no more than CACHE_MAX_ENTRIES', () => {
    const memory = memoryOf(3);

    for (let number = 1; number <= 5; number++) keep(memory, number);

    expect(keysOf(memory)).toEqual(['3', '4', '5']);
  });

  it('lets the one go that was not used for longest', () => {
    const memory = memoryOf(3);
    for (let number = 1; number <= 3; number++) keep(memory, number);

    memory.get('1');
    keep(memory, 4);

    expect(keysOf(memory)).toEqual(['1', '3', '4']);
  });

  it('is looked over without anything being used by that', () => {
    const memory = memoryOf(2);
    keep(memory, 1);
    keep(memory, 2);

    keysOf(memory);
    keep(memory, 3);

    expect(keysOf(memory)).toEqual(['2', '3']);
  });

  it('keeps fewer of large ones', () => {
    const memory = memoryOf(1000);

    for (let number = 1; number <= 10; number++) keep(memory, number, 3000 * KIB);

    expect(keysOf(memory)).toEqual(['10', '9']);
  });

  it('counts the question of an answer among its bytes', () => {
    const memory = memoryOf(1000);
    const answer = ReadyAnswer.of({}, [], NOWHERE);
    for (let number = 1; number <= 10; number++) {
      const canonical = `${number}`.padEnd(3000 * KIB, 'x');
      memory.set(String(number), { value: { owner: 1, canonical, answer, expiresAt: 0 } });
    }

    expect(keysOf(memory)).toEqual(['10', '9']);
  });

  it('tells whose is whose', () => {
    const memory = memoryOf(10);
    keep(memory, 1, KIB, 1);
    keep(memory, 2, KIB, 2);
    keep(memory, 3, KIB, 1);

    expect(keysOf(memory, 1)).toEqual(['1', '3']);
    expect(keysOf(memory, 2)).toEqual(['2']);
    expect(keysOf(memory, 3)).toEqual([]);
    expect(keysOf(memory)).toEqual(['1', '2', '3']);
  });
});
