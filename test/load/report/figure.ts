/** A bar that a figure has to reach. */
export interface Bar {
  /** "≤ 5 ms". */
  readonly text: string;
  readonly isMet: boolean;
  /** Bars of correctness hold on any machine, so missing one is a failure of the run; speed is only told. */
  readonly concerns: 'correctness' | 'speed';
}

/** Something measured, in words. */
export interface Figure {
  readonly what: string;
  /** With its unit. */
  readonly value: string;
  /** What it is in terms of something measured in the same run: "1.74 × R1". */
  readonly ratio?: string;
  readonly bar?: Bar;
}

export function isFailure({ bar }: Figure): boolean {
  return bar?.concerns === 'correctness' && !bar.isMet;
}
