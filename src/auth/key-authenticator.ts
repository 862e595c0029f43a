import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Authenticator } from '../common/access/authenticator.js';
import type { Caller } from '../common/access/caller.js';
import { unauthenticated } from '../common/access/unauthenticated.js';
import { type KeyParts, parseKey } from './api-key-text.js';
import { KeyUse } from './key-use.js';
import { KnownKeys } from './known-keys.js';
import { isProvenBy, type ValidKey } from './valid-key.js';

const BEARER = /^bearer +(\S+) *$/i;

/** Knows callers by the keys they send. */
@Injectable()
export class KeyAuthenticator extends Authenticator {
  constructor(
    private readonly keys: KnownKeys,
    private readonly use: KeyUse,
  ) {
    super();
  }

  override identify(headers: IncomingHttpHeaders): Caller | Promise<Caller> {
    const sent = parseKey(sentKey(headers));
    if (!sent) throw unauthenticated();
    const found = this.keys.find(sent.id);
    return found instanceof Promise
      ? found.then((key) => this.judge(sent, key))
      : this.judge(sent, found);
  }

  private judge({ id, secretHash }: KeyParts, key: ValidKey | undefined): Caller {
    if (!key || !isProvenBy(key, secretHash)) throw unauthenticated();
    this.use.note(id);
    return key.caller;
  }
}

/** Empty: none, or two that differ, of which nobody can know which is meant. */
function sentKey({ authorization, 'x-api-key': apiKey }: IncomingHttpHeaders): string {
  const bearer = authorization === undefined ? undefined : (BEARER.exec(authorization)?.[1] ?? '');
  const sent = [bearer, apiKey].flatMap((text) => text ?? []);
  return new Set(sent).size === 1 ? (sent[0] ?? '') : '';
}
