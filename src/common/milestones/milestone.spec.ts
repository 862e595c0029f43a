import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MILESTONES, reached } from './milestone.js';

const CHANNEL = 'generation-api.milestone';

describe(reached.name, () => {
  const heard: unknown[] = [];
  const listen = (milestone: unknown) => heard.push(milestone);

  afterEach(() => {
    unsubscribe(CHANNEL, listen);
    heard.length = 0;
  });

  it('has told who listens when it comes back', () => {
    subscribe(CHANNEL, listen);

    reached('rows.inserting');
    reached('rows.inserted');

    expect(heard).toEqual(['rows.inserting', 'rows.inserted']);
  });

  it('tells nobody who does not listen', () => {
    reached('rows.inserted');

    expect(heard).toEqual([]);
  });
});

describe('MILESTONES', () => {
  it('names each once', () => {
    expect(new Set(MILESTONES).size).toBe(MILESTONES.length);
  });
});
