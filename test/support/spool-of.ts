import type { Clock } from '../../src/common/time/clock.js';
import { ownIdentity } from '../../src/common/process/process-identity.js';
import { AttemptSpool } from '../../src/generation/spool/attempt-spool.js';
import { LeftSpools } from '../../src/generation/spool/left-spools.js';
import { LeapingClock } from './leaping-clock.js';
import { testConfig } from './test-config.js';

const [HOST = '', BOOT = '', ...REST] = String(ownIdentity()).split('/');

/** Processes as others see them. */
export const OWNERS = {
  alive: [HOST, BOOT, ...REST, 'alive'].join('/'),
  /** Its id is that of another process by now. */
  dead: [HOST, BOOT, ...REST.slice(0, -1), '1', 'dead'].join('/'),
  ofAnotherHost: ['elsewhere', BOOT, ...REST, 'unknown'].join('/'),
  ofAnotherBoot: [HOST, 'another-boot', ...REST, 'unknown'].join('/'),
};

/** The spool that a process writes. */
export function spoolOf(dataDir: string, owner: string): AttemptSpool {
  return new AttemptSpool(testConfig({ DATA_DIR: dataDir }), { owner });
}

/** The spool as this process finds it. */
export function spoolsIn(dataDir: string, clock: Clock = new LeapingClock()): LeftSpools {
  return new LeftSpools(testConfig({ DATA_DIR: dataDir }), { owner: 'this/process' }, clock);
}
