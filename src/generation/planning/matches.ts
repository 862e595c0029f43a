/**
 * All matches, as `text.matchAll(expression)` gives them, without making the expression anew for each text, which took most of the time.
 *
 * @param expression global, matches no empty text
 */
export function matchesOf(text: string, expression: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match; match = expression.exec(text)) matches.push(match);
  return matches;
}
