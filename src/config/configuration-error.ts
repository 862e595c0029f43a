/** One setting that cannot be used; the reason quotes no value. */
export interface ConfigurationFault {
  readonly name: string;
  readonly reason: string;
}

/** The environment cannot be used. Its message names every fault at once, and no value. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly ConfigurationFault[]) {
    const lines = faults.map(({ name, reason }) => `  ${name}: ${reason}`);
    super(['The configuration is not valid:', ...lines].join('\n'));
    this.name = ConfigurationError.name;
  }
}
