import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiError } from '../errors/api-error.js';
import type { Scope } from './caller.js';
import { currentCaller } from './current-caller.js';
import { SCOPE } from './needs.decorator.js';

/** Lets callers through to what their keys are for. A route that says nothing is open to nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const scope = this.reflector.getAllAndOverride<Scope | null | undefined>(SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (scope === null) return true;
    if (scope === undefined) {
      throw new Error(`${context.getClass().name} does not say whom it is open to`);
    }
    if (!currentCaller().scopes.includes(scope)) {
      throw new ApiError('FORBIDDEN', `The key lacks the scope ${scope}`);
    }
    return true;
  }
}
