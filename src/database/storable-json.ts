/** PostgreSQL reads neither U+0000 nor half a surrogate pair out of JSON, and refuses the whole of it. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** JSON whose texts can become text in PostgreSQL: U+0000 is left out, half a surrogate pair becomes U+FFFD. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replace(UNSTORABLE, standIn) : part,
  );
}

function standIn(unstorable: string): string {
  return unstorable === '\0' ? '' : '\ufffd';
}
