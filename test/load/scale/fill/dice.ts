/** SQL: a whole number from 0 to `sides` - 1 that is decided by `key` alone; each `throwNumber` is another die. */
export function die(sides: number, throwNumber: number, key = 'id'): string {
  return `((hashint8extended((${key})::bigint, ${throwNumber}) & 9223372036854775807) % ${sides})`;
}

/** SQL: one of these texts, each as likely. */
export function oneOf(texts: readonly string[], throwNumber: number): string {
  const list = texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');
  return `(ARRAY[${list}])[1 + ${die(texts.length, throwNumber)}]`;
}
