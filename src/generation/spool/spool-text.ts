import type { Acceptance } from '../rows/acceptances.repository.js';
import { readAcceptance } from './acceptance-line.js';
import type { HeldAttempt } from '../leases/hold.js';
import { type AttemptStep, readStep } from './attempt-line.js';

/** What a file of the spool tells. */
export interface SpoolText {
  readonly acceptances: readonly Acceptance[];
  /** Attempts that were about to be written down, on rows that were taken over. */
  readonly begun: readonly HeldAttempt[];
  /** Attempts that were about to be sent. */
  readonly sent: readonly HeldAttempt[];
  /** It has lines that say nothing. */
  readonly isDamaged: boolean;
  /** It says so, and nothing speaks against it: once its owner is dead, what is open, above `tellsAbove` and not among `sent` was never sent. */
  readonly isWhole: boolean;
  /** The highest generation of which it told once and does not any more, because the database knew how that ended; a restored one may not. */
  readonly tellsAbove: number;
}

type Line = Acceptance | ReturnType<typeof readStep>;

/** Which file it is: whatever is said of the one does not hold for a copy of it. */
export interface SpoolIdentity {
  /** As leases name their owners. */
  readonly owner: string;
  /** As `fileIdentity` names it. */
  readonly file: string;
}

/** The beginning of a whole file, and what is written over it when it is whole no more: as long, so that a full disk takes that too. */
export const WHOLE = '{"isWhole":true ';
export const NOT_WHOLE = '{"isWhole":false';

const TELLS_ABOVE = /^[^\n]*"tellsAbove":(\d{1,16})\}\n/;

/** The first line. */
export function writeHeader({ owner, file }: SpoolIdentity, tellsAbove: number): string {
  return `${WHOLE},${JSON.stringify({ owner, file, tellsAbove }).slice(1)}\n`;
}

export function readSpool(text: string, identity: SpoolIdentity): SpoolText {
  const tellsAbove = Number(TELLS_ABOVE.exec(text)?.[1] ?? 0);
  // What stands behind the last line's end is being written, or its writer was killed over it.
  const texts = text.split('\n').slice(text.startsWith('{"isWhole":') ? 1 : 0, -1);
  const lines = texts.flatMap((line) => findLine(line) ?? []);
  const isDamaged = lines.length < texts.length;
  return {
    acceptances: lines.filter((line) => 'job' in line),
    begun: attemptsAt('begin', lines),
    sent: attemptsAt('send', lines),
    isDamaged,
    isWhole:
      text.startsWith(writeHeader(identity, tellsAbove)) && !isDamaged && text.endsWith('\n'),
    tellsAbove,
  };
}

function attemptsAt(step: AttemptStep, lines: readonly Line[]): readonly HeldAttempt[] {
  const steps = lines.filter((line) => 'step' in line);
  return steps.filter((line) => line.step === step).map(({ hold, number }) => ({ hold, number }));
}

function findLine(text: string): Line | undefined {
  for (const read of [readAcceptance, readStep]) {
    try {
      return read(text);
    } catch {
      // Counted as damage when it is none of them.
    }
  }
  return undefined;
}
