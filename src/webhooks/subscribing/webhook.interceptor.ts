import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Subscriptions } from './subscriptions.js';

/**
 * Subscribes who gives a `webhook_url`. It comes before the cache, whose answers have their events too, and after keys: what is repeated
 * under a key has had its event. The body may still be invalid; then there is no generation, and nothing to be told of.
 */
@Injectable()
export class WebhookInterceptor implements NestInterceptor {
  constructor(private readonly subscriptions: Subscriptions) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { body } = context.switchToHttp().getRequest<Request<unknown, unknown, unknown>>();
    const url = urlIn(body);
    if (url === undefined) return next.handle();
    const work = (): Promise<unknown> => lastValueFrom(next.handle());
    return from(this.subscriptions.during(url, work, generationIdIn));
  }
}

function urlIn(body: unknown): string | undefined {
  const isGiven = typeof body === 'object' && body !== null && 'webhook_url' in body;
  return isGiven && typeof body.webhook_url === 'string' ? body.webhook_url : undefined;
}

/** What the cache repeats is JSON already. */
function generationIdIn(answer: unknown): number {
  const generation = typeof answer === 'string' ? (JSON.parse(answer) as unknown) : answer;
  return (generation as { readonly id: number }).id;
}
