import { type HostAddress, NameResolver } from '../../src/common/network/name-resolver.js';

/** Names of a test: each look-up of a name gives its next answer, and the last one from then on. */
export class ScriptedNames extends NameResolver {
  readonly asked: string[] = [];

  /** @param zone IPv4 addresses, by name and look-up */
  constructor(private readonly zone: Readonly<Record<string, readonly (readonly string[])[]>>) {
    super();
  }

  override resolve(host: string): Promise<readonly HostAddress[]> {
    const answers = this.zone[host];
    const before = this.asked.filter((name) => name === host).length;
    this.asked.push(host);
    const answer = answers?.[Math.min(before, answers.length - 1)];
    return answer
      ? Promise.resolve(answer.map((address) => ({ address, family: 4 })))
      : Promise.reject(new Error('nobody knows the name'));
  }
}
