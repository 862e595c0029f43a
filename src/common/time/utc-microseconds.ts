const RFC_3339 =
  /^(?<date>\d{4}-\d\d-\d\d)[Tt ](?<time>\d\d:\d\d:\d\d)(?:\.(?<fraction>\d+))?(?:[Zz]|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/;

const MINUTE_MS = 60_000;
const SECOND_MICROS = 1_000_000;

/**
 * A time of RFC 3339 in UTC and microseconds (2025-12-07T10:30:00.000000Z), which is as exact as the database: one moment has one
 * form. Finer parts round up. Undefined for what is no time, or not of the years 1 to 9999.
 */
export function utcMicroseconds(text: string): string | undefined {
  const parts = RFC_3339.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const seconds = `${parts['date']}T${parts['time']}`;
  const local = new Date(`${seconds}Z`);
  // A Date makes the 2nd of March out of the 30th of February.
  if (Number.isNaN(local.getTime()) || !local.toISOString().startsWith(seconds)) return undefined;

  const { sign, hours, minutes, fraction = '' } = parts;
  const offsetMs = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
  const micros =
    Number(fraction.slice(0, 6).padEnd(6, '0')) + (/[1-9]/.test(fraction.slice(6)) ? 1 : 0);
  const carryMs = micros === SECOND_MICROS ? 1000 : 0;
  const utc = new Date(
    local.getTime() + (sign === '-' ? offsetMs : -offsetMs) + carryMs,
  ).toISOString();
  const isStorable = /^(?!0000)\d{4}-/.test(utc);
  return isStorable
    ? `${utc.slice(0, 19)}.${String(micros % SECOND_MICROS).padStart(6, '0')}Z`
    : undefined;
}
