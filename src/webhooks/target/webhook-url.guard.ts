import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { ValidationFault } from '../../common/errors/api-error.js';
import { parseUrl } from '../../common/network/http-url.js';
import { validationFailed } from '../../common/validation/validation-failed.js';
import { AppConfig } from '../../config/app-config.js';
import { NOT_PUBLIC } from './is-webhook-url.js';
import { isLoopbackUrl } from './webhook-url.js';

type Loc = ValidationFault['loc'];

/**
 * Refuses addresses of this machine unless WEBHOOK_ALLOW_LOOPBACK lets them pass: the body's own rules know of no setting. It looks at bodies
 * that nobody has validated yet, of a picture or of a batch, and leaves all else that is wrong with them to those who come later.
 */
@Injectable()
export class WebhookUrlGuard implements CanActivate {
  constructor(private readonly config: AppConfig) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.config.webhooks.allowsLoopback) return true;
    const { body } = context.switchToHttp().getRequest<Request<unknown, unknown, unknown>>();
    const requests = memberOf(body, 'requests');
    const items = Array.isArray(requests) ? requests : [];
    const faults = [
      ...faultsOf(body, ['body']),
      ...items.flatMap((item, index) => faultsOf(item, ['body', 'requests', index])),
    ];
    if (faults.length > 0) throw validationFailed(faults);
    return true;
  }
}

function faultsOf(body: unknown, loc: Loc): ValidationFault[] {
  const text = memberOf(body, 'webhook_url');
  const url = typeof text === 'string' ? parseUrl(text) : undefined;
  if (!url || !isLoopbackUrl(url)) return [];
  return [{ loc: [...loc, 'webhook_url'], msg: NOT_PUBLIC, type: 'value_error' }];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
