/** What one line of the log says. */
export type LogRecord = Readonly<Record<string, unknown>>;
