import type { Acceptance } from '../acceptances.repository.js';
import { readAcceptance } from './acceptance-line.js';
import { type AttemptStep, type HeldAttempt, readStep } from './attempt-line.js';

/** What a file of the spool tells. */
export interface SpoolText {
  readonly acceptances: readonly Acceptance[];
  /** Attempts that were about to be written down, on rows that were taken over. */
  readonly begun: readonly HeldAttempt[];
  /** Attempts that were about to be sent. */
  readonly sent: readonly HeldAttempt[];
  /** It has lines that say nothing. */
  readonly isDamaged: boolean;
  /** As long as its owner has not sent any more: what is not among `sent` was not, or the database knows how it ended. */
  readonly isWhole: boolean;
}

type Line = Acceptance | ReturnType<typeof readStep>;

/** The first line. It is as long one way as the other, so that it can be written over in its place: a full disk takes that too. */
export function writeHeader(owner: string, isWhole: boolean): string {
  return `{"owner":${JSON.stringify(owner)},"isWhole":${isWhole ? 'true ' : 'false'}}\n`;
}

export function readSpool(text: string, owner: string): SpoolText {
  const [header, isClaimedWhole] = headerOf(text, owner);
  // What stands behind the last line's end is being written, or its writer was killed over it.
  const texts = text.slice(header.length).split('\n').slice(0, -1);
  const lines = texts.flatMap((line) => findLine(line) ?? []);
  const isDamaged = lines.length < texts.length;
  return {
    acceptances: lines.filter((line) => 'job' in line),
    begun: attemptsAt('begin', lines),
    sent: attemptsAt('send', lines),
    isDamaged,
    isWhole: isClaimedWhole && !isDamaged && text.endsWith('\n'),
  };
}

function headerOf(text: string, owner: string): readonly [header: string, isWhole: boolean] {
  for (const isWhole of [true, false]) {
    const header = writeHeader(owner, isWhole);
    if (text.startsWith(header)) return [header, isWhole];
  }
  return ['', false];
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
