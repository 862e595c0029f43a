export function milliseconds(ms: number): string {
  return `${ms.toFixed(2)} ms`;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** In megabytes of a million bytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** A ratio, said of what it was measured against: "1.74 × R1". */
export function times(ratio: number, of: string): string {
  return `${ratio.toFixed(2)} × ${of}`;
}

export function perSecond(rate: number): string {
  return `${Math.round(rate)} /s`;
}

export function perCent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
