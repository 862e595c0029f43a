import { fileURLToPath } from 'node:url';

/** The folder of what was compiled, with a slash at its end; this file runs from there. */
export const BUILT = fileURLToPath(new URL('../../..', import.meta.url));
