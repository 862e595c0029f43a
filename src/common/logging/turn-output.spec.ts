import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { TurnOutput } from './turn-output.js';

describe(TurnOutput.name, () => {
  it('writes the lines of one turn at once, in their order, and those of the next one after them', async () => {
    const written: string[] = [];
    const output = new TurnOutput({ write: (text) => written.push(text) });

    output.write('one\n');
    output.write('two\n');
    expect(written).toEqual([]);
    await nextTurn();
    output.write('three\n');
    await nextTurn();

    expect(written).toEqual(['one\ntwo\n', 'three\n']);
  });
});
