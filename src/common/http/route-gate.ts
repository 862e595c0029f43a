import { Router, type RequestHandler } from 'express';
import { ApiError } from '../errors/api-error.js';
import { declaredRoutes, type DeclaredRoute, type RouteList } from './declared-routes.js';

/**
 * Stands before the application's routes and lets a request on by what they are: a method that its path lacks is 405
 * (Nest would answer 404), OPTIONS is answered, and only a request that a route will take is prepared (its caller known, its body
 * read), so that 404 and 405 win over faults of either.
 *
 * @param router where the application registers its routes; read once, at the first request
 * @param prepare made once for each path pattern
 */
export function routeGate(
  router: RouteList,
  prepare: (path: string) => readonly RequestHandler[],
): RequestHandler {
  let gate: Router | undefined;
  return (req, res, next) => {
    gate ??= gateOf(declaredRoutes(router), prepare);
    gate(req, res, next);
  };
}

/** A router with the same patterns, so that it matches as the application does. */
function gateOf(
  routes: readonly DeclaredRoute[],
  prepare: (path: string) => readonly RequestHandler[],
): Router {
  const gate = Router();
  for (const route of routes) {
    gate.all(route.path, methodGate(route.methods), ...prepare(route.path), leaveGate);
  }
  return gate;
}

function methodGate(methods: ReadonlySet<string>): RequestHandler {
  const allow = [...methods].sort().join(', ');
  return (req, res, next) => {
    if (methods.has(req.method)) {
      next();
    } else if (req.method === 'OPTIONS') {
      res.status(204).set('Allow', allow).end();
    } else {
      throw new ApiError('METHOD_NOT_ALLOWED', 'Method Not Allowed', { headers: { Allow: allow } });
    }
  };
}

/** Later patterns of the gate that match the path too have no say. */
const leaveGate: RequestHandler = (_req, _res, next) => {
  next('router');
};
