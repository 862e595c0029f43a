/** In characters (code points). */
export const MAX_NAME_LENGTH = 100;

/** How long a secret that was replaced is good for yet. */
export const DEFAULT_OVERLAP_HOURS = 24;
export const MAX_OVERLAP_HOURS = 720;
