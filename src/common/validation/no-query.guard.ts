import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { validate } from './request-validator.js';

/** Refuses every query parameter, for routes that have none: a misspelt filter must not look as if it worked. */
@Injectable()
export class NoQueryGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<Request>();
    // A plain object is a DTO without fields.
    validate(Object, query, 'query');
    return true;
  }
}
