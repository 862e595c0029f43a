import { Authenticator } from '../common/access/authenticator.js';
import { ANYBODY, type Caller } from '../common/access/caller.js';

/** Without keys everybody may do everything. */
export class OpenAuthenticator extends Authenticator {
  override identify(): Caller {
    return ANYBODY;
  }
}
