import type { Handler } from './front.js';

const OWNED = '/api/';

/** Answers that are their owner's are kept by no cache, unless a route says otherwise. */
export const neverStored: Handler = ({ url }, response, next) => {
  if (url?.startsWith(OWNED)) response.setHeader('Cache-Control', 'no-store');
  next();
};
