import { describe, expect, it } from '@jest/globals';
import { Router, type RequestHandler } from 'express';
import { declaredRoutes, type RouteList } from './declared-routes.js';

const handler: RequestHandler = (_req, res) => res.end();

const routesOf = (router: Router) => declaredRoutes(router as Router & RouteList);

describe(declaredRoutes.name, () => {
  it('gathers the methods of a path', () => {
    const router = Router().get('/a', handler).post('/a', handler).delete('/b', handler);
    expect(routesOf(router)).toEqual([
      { path: '/a', methods: new Set(['GET', 'HEAD', 'POST']) },
      { path: '/b', methods: new Set(['DELETE']) },
    ]);
  });

  it('puts literal paths first', () => {
    const router = Router()
      .get('/a/:id', handler)
      .get('/files/*path', handler)
      .post('/a/b', handler);
    expect(routesOf(router).map(({ path }) => path)).toEqual(['/a/b', '/a/:id', '/files/*path']);
  });

  it('leaves out middleware, mounted routers and handlers of all methods', () => {
    const router = Router()
      .use(handler)
      .use('/docs', Router().get('/page', handler))
      .all('/*path', handler);
    expect(routesOf(router)).toEqual([]);
  });
});
