import type { Endpoint } from '../submission.js';
import type { FaultStage, ScriptedFault } from './scripted-fault.js';

type FaultOf<S extends FaultStage> = Extract<ScriptedFault, { stage: S }>;

/** Faults that wait for the requests they are meant for. */
export class FaultScript {
  private entries: { readonly fault: ScriptedFault; left: number }[] = [];

  add(fault: ScriptedFault): void {
    this.entries.push({ fault, left: fault.times ?? 1 });
  }

  /** The oldest fault of this stage for such a request, used up by one; undefined when nothing is to go wrong. */
  take<S extends FaultStage>(stage: S, endpoint: Endpoint, words: string): FaultOf<S> | undefined {
    for (const entry of this.entries) {
      const { fault } = entry;
      if (!isOf(stage, fault)) continue;
      if (fault.endpoint !== undefined && fault.endpoint !== endpoint) continue;
      if (fault.match !== undefined && !words.includes(fault.match)) continue;
      entry.left -= 1;
      if (entry.left === 0) this.entries = this.entries.filter((other) => other !== entry);
      return fault;
    }
    return undefined;
  }

  clear(): void {
    this.entries = [];
  }
}

function isOf<S extends FaultStage>(stage: S, fault: ScriptedFault): fault is FaultOf<S> {
  return fault.stage === stage;
}
