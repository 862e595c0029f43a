import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { validate } from './request-validator.js';

class NoQuery {}

/** Refuses every query parameter, for routes that have none: a misspelt filter must not look as if it worked. */
@Injectable()
export class NoQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    validate(NoQuery, context.switchToHttp().getRequest<Request>().query, 'query');
    return true;
  }
}
