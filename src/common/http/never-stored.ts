import type { Handler } from './front.js';

/** Answers that may be their owner's are kept by no cache, unless their route says otherwise. All of them: a path can be spelt in many ways. */
export const neverStored: Handler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
