/** How history is ordered. */
export const NEWEST_FIRST = 'ORDER BY created_at DESC, id DESC';

/** All of the conditions that there are. */
export function allOf(...conditions: readonly (string | undefined)[]): string {
  return conditions.filter((condition) => condition !== undefined).join(' AND ');
}

/** The UTC day of a time. */
export function utcDay(time: string): string {
  return `(${time} AT TIME ZONE 'UTC')::date`;
}

/** The first day of a time's UTC month. */
export function utcMonth(time: string): string {
  return `date_trunc('month', ${time} AT TIME ZONE 'UTC')::date`;
}

/** When a UTC day begins, whatever the session's time zone. */
export function startOfDay(day: string): string {
  return `(${day})::timestamp AT TIME ZONE 'UTC'`;
}
