/** One that never closes reaches to the end, so that no header takes long to read. */
const QUOTED = /"(?:[^"\\]|\\.?)*(?:"|$)/gs;

/**
 * A `Prefer` header (RFC 7240): names in lower case with their values, `''` for those without one, and without parameters. Of one that is
 * given twice the first counts. A quoted value is not read, for it may hold whatever separates.
 *
 * @param header what Node gives: several headers are joined by commas
 */
export function preferencesIn(header: string | string[] | undefined): ReadonlyMap<string, string> {
  const preferences = new Map<string, string>();
  for (const preference of String(header ?? '')
    .replaceAll(QUOTED, '')
    .split(',')) {
    const [name = '', value = ''] = preference.replace(/;.*/s, '').split('=', 2);
    const key = name.trim().toLowerCase();
    if (!preferences.has(key)) preferences.set(key, value.trim());
  }
  return preferences;
}
