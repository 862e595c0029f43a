import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiError } from '../errors/api-error.js';
import { currentCaller } from './current-caller.js';
import { type Need, SCOPE } from './needs.decorator.js';

/** Lets callers through to what their keys are for. A route that says nothing is open to nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const need = this.reflector.getAllAndOverride<Need | null | undefined>(SCOPE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (need === null) return true;
    if (need === undefined) {
      throw new Error(`${context.getClass().name} does not say whom it is open to`);
    }
    const { scopes } = currentCaller();
    if (need !== 'any' && !scopes.includes(need)) {
      throw new ApiError('FORBIDDEN', `The key lacks the scope ${need}`);
    }
    return true;
  }
}
