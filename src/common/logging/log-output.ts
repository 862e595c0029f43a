/** Where lines go; text for people has colours only on a terminal that shows them. */
export interface LogOutput {
  write(line: string): unknown;
  readonly isTTY?: boolean;
  hasColors?(): boolean;
}
