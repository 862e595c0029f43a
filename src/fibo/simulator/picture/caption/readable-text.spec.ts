import { describe, expect, it } from '@jest/globals';
import { escaped, readableText } from './readable-text.js';

describe(readableText.name, () => {
  it.each([
    ['a line', 'A watch on marble.', 'A watch on marble.'],
    ['several scripts', 'Часы Ρολόι שעון ساعة', 'Часы Ρολόι שעון ساعة'],
    ['line breaks and tabs', 'A\r\n\twatch', 'A watch'],
    ['control and direction characters', 'A\u0000\u0007\u202E\u200Bwatch', 'A watch'],
    ['lone surrogates', 'A \uD83D watch \uDE00', 'A watch'],
    ['emoji', 'A 🦊 fox 🦊🦊', 'A … fox …'],
    ['signs that the font lacks', '一只手表', '…'],
    ['nothing', '', ''],
  ])('makes %s readable', (_, text, expected) => {
    expect(readableText(text)).toBe(expected);
  });
});

describe(escaped.name, () => {
  it('leaves nothing that XML could take for its own', () => {
    expect(escaped(`</text><script>"&lt;'`)).toMatch(/^[^<>"']+$/);
    expect(escaped('a & b')).toBe('a &#38; b');
  });
});
