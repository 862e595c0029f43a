/** The number that an option of a command gives; throws with words for the user. */
export function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new TypeError(`--${option} ${text} is no whole number`);
  return Number(text);
}
