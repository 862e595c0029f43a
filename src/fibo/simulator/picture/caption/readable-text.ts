/** What the fonts do not draw: only the letters, marks, digits and signs named here. */
const UNREADABLE = new RegExp(
  [
    '[^',
    String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}`,
    String.raw`\p{Script=Georgian}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Inherited}`,
    // ASCII, Latin-1, general punctuation, currencies, Arabic signs and digits.
    String.raw`\x20-\x7e\xa0-\xff\u2010-\u205e\u20a0-\u20b5\u060c\u061b\u061f\u0660-\u0669`,
    ']+',
  ].join(''),
  'gu',
);
/** Neither seen nor safe: controls, direction marks, lone surrogates, private and unassigned characters. */
const UNSEEN = /[\p{C}\p{Variation_Selector}\s]+/gu;

/** A line of text that can be drawn and stands for itself in XML; what cannot be drawn becomes an ellipsis. */
export function readableText(text: string): string {
  return text
    .replace(UNSEEN, ' ')
    .replace(UNREADABLE, '…')
    .replace(/…(?:\s*…)+/g, '…')
    .trim();
}

/** Text as it stands in an SVG document. */
export function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
