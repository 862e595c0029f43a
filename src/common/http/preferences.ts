/** One that never closes reaches to the end, so that no header takes long to read. */
const QUOTED = /"(?:[^"\\]|\\.?)*(?:"|$)/gs;

/**
 * The names in a `Prefer` header (RFC 7240), in lower case, without their values and parameters.
 *
 * @param header what Node gives: several headers are joined by commas
 */
export function preferenceNames(header: string | string[] | undefined): readonly string[] {
  // A quoted value may hold whatever separates.
  const preferences = String(header ?? '')
    .replaceAll(QUOTED, '')
    .split(',');
  return preferences.map((preference) =>
    preference
      .replace(/[=;].*/s, '')
      .trim()
      .toLowerCase(),
  );
}
