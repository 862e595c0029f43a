import type { AttemptJournal } from './attempt-journal.js';
import type { AttemptLoop } from './attempt-loop.js';
import type { FiboRequest } from './fibo-provider.js';

type Attempt<Host, T> = (this: Host, request: FiboRequest, journal: AttemptJournal) => Promise<T>;

/**
 * Makes a method that attempts once into one that attempts as often as the class of each failure allows.
 *
 * The host carries the loop, so that its clock and its randomness can be injected.
 */
export function Retry() {
  return <Host extends { readonly attempts: AttemptLoop }, T>(
    _prototype: Host,
    _name: string,
    descriptor: TypedPropertyDescriptor<Attempt<Host, T>>,
  ): void => {
    const once = descriptor.value;
    if (!once) throw new TypeError('@Retry() belongs on a method');
    descriptor.value = function (this: Host, request, journal) {
      return this.attempts.run(request, journal, () => once.call(this, request, journal));
    };
  };
}
