const ELLIPSIS = '…';

/** Breaks a text into lines of so many characters at most, and cuts it off after so many lines. */
export function wrappedText(text: string, width: number, lines: number): string[] {
  const broken = [''];
  for (const word of text.split(' ')) {
    const line = broken.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (lengthOf(longer) <= width) broken[broken.length - 1] = longer;
    else if (line === '') broken[broken.length - 1] = cut(word, width);
    else broken.push(cut(word, width));
  }
  if (broken.length <= lines) return broken;
  const kept = broken.slice(0, lines);
  const last = kept.at(-1) ?? '';
  kept[lines - 1] = `${cut(`${last}${ELLIPSIS}`, width).replace(/[\s.,;:…]+$/, '')}${ELLIPSIS}`;
  return kept;
}

function cut(word: string, width: number): string {
  const characters = Array.from(word);
  return characters.length <= width
    ? word
    : `${characters.slice(0, width - 1).join('')}${ELLIPSIS}`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
