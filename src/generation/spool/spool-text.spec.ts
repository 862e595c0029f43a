import { describe, expect, it } from '@jest/globals';
import { writeAcceptance } from './acceptance-line.js';
import { writeStep } from './attempt-line.js';
import { NOT_WHOLE, readSpool, WHOLE, writeHeader } from './spool-text.js';

const OWNER = 'host/boot/namespace/17/4711/uuid';
const IDENTITY = { owner: OWNER, file: '17/4711' };
const HEADER = writeHeader(IDENTITY, 17);
const ATTEMPT = { hold: { id: 101, fence: 1 }, number: 1 };
const BEGUN = { hold: { id: 102, fence: 2 }, number: 2 };
const ACCEPTANCE = { ...ATTEMPT, job: { requestId: 'req-1', acceptedAt: 0 } };
const LINES = [
  writeStep('send', ATTEMPT),
  writeStep('begin', BEGUN),
  writeAcceptance(ACCEPTANCE),
].join('');

describe(readSpool.name, () => {
  it('gives what was written', () => {
    expect(readSpool(HEADER + LINES, IDENTITY)).toMatchObject({
      acceptances: [ACCEPTANCE],
      begun: [BEGUN],
      sent: [ATTEMPT],
      isDamaged: false,
      isWhole: true,
      tellsAbove: 17,
    });
  });

  it('is whole when nothing was sent', () => {
    expect(readSpool(HEADER, IDENTITY)).toMatchObject({ sent: [], isWhole: true });
  });

  it.each([
    ['it says so', HEADER.replace(WHOLE, NOT_WHOLE) + LINES],
    ['it is a copy', writeHeader({ ...IDENTITY, file: '18/4711' }, 17) + LINES],
    ['it is of another owner', writeHeader({ ...IDENTITY, owner: 'somebody' }, 17) + LINES],
    ['its header is missing', LINES],
    [
      'its header does not tell above what it tells',
      HEADER.replace(/,"tellsAbove":17/, '') + LINES,
    ],
    ['its header is not the first', LINES + HEADER],
    ['a line says nothing', `${HEADER}{"step":\n${LINES}`],
    ['its last line was never ended', HEADER + LINES.slice(0, -1)],
    ['its header was never ended', HEADER.slice(0, -1)],
    ['it is empty', ''],
  ])('is not whole when %s', (_why, text) => {
    expect(readSpool(text, IDENTITY).isWhole).toBe(false);
  });

  it('tells of acceptances also when it is not whole', () => {
    expect(readSpool(`nonsense\n${LINES}`, IDENTITY)).toMatchObject({
      acceptances: [ACCEPTANCE],
      isDamaged: true,
    });
  });
});

describe('NOT_WHOLE', () => {
  it('takes the place of its opposite', () => {
    expect(NOT_WHOLE).toHaveLength(WHOLE.length);
    expect(HEADER.startsWith(WHOLE)).toBe(true);
    expect(readSpool(HEADER.replace(WHOLE, NOT_WHOLE) + LINES, IDENTITY)).toMatchObject({
      acceptances: [ACCEPTANCE],
      isDamaged: false,
    });
  });
});
