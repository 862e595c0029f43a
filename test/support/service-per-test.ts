import { afterEach } from '@jest/globals';
import { startTestService, type TestService } from './test-service.js';

/** How the tests of a file start services of their own: each is stopped when its test ends, however that ends. */
export function servicePerTest(): typeof startTestService {
  const started: TestService[] = [];

  afterEach(async () => {
    await Promise.all(started.splice(0).map((service) => service.stop()));
  });

  return async (environment) => {
    const service = await startTestService(environment);
    started.push(service);
    return service;
  };
}
