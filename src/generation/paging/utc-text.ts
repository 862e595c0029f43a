import type { ShownTime } from '../shown-generation.js';

/** SQL: a time as text in UTC, `2025-12-07 10:30:00.1234`, whatever the session's time zone; what is later is greater. */
export function utcText(time: string): string {
  return `(${time} AT TIME ZONE 'UTC')::text`;
}

/** Such a text. Pages have a hundred of them: pg takes five times as long to make a Date of each, which would be made a text again. */
export class UtcText implements ShownTime {
  constructor(readonly text: string) {}

  toISOString(): string {
    return this.toRfc3339(3);
  }

  /** As exact as the database. */
  toMicroseconds(): string {
    return this.toRfc3339(6);
  }

  private toRfc3339(digits: number): string {
    const { text } = this;
    const fraction = text.slice(20, 20 + digits).padEnd(digits, '0');
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
  }
}
