import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/** Loaded before the service: what it would sleep for ten seconds and more, as it does before it gives up its last callers, is over in a twentieth of the time. */
const LONG_MS = 10_000;
const HURRY = 20;

const { setTimeout: sleep } = timers;

timers.setTimeout = (ms, ...rest) => sleep(ms < LONG_MS ? ms : ms / HURRY, ...rest);
syncBuiltinESMExports();
