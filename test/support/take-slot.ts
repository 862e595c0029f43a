import { once } from 'node:events';
import { JobSlots } from '../../src/fibo/job-slots.js';
import { fiboRequest } from './fibo-request.js';
import type { TestService } from './test-service.js';

/** Somebody else's job takes one of the service's slots until it is aborted. */
export function takeSlot(service: TestService): AbortController {
  const work = new AbortController();
  const slots = service.app.get(JobSlots, { strict: false });
  void slots.hold(fiboRequest({ deadlineAt: Date.now() + 60_000 }), () =>
    once(work.signal, 'abort'),
  );
  return work;
}
