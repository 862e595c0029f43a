const MAX_CHARACTERS = 100;

/** A submitted text as an error may repeat it: its first 100 characters (code points). */
export function quote(text: string): string {
  // 100 characters are at most 200 UTF-16 units; the rest of a long text is never looked at.
  return Array.from(text.slice(0, 2 * MAX_CHARACTERS))
    .slice(0, MAX_CHARACTERS)
    .join('');
}
