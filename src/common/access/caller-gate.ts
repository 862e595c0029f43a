import type { RequestHandler } from 'express';
import { currentCaller } from './current-caller.js';

/** Sends strangers away, before anything of their body is read. */
export const callerGate: RequestHandler = (_req, _res, next) => {
  currentCaller();
  next();
};
