import type { ScriptedFault } from '../../../../src/fibo/simulator/faults/scripted-fault.js';

/** A write of the service, and what has it made. */
export interface Write {
  readonly title: string;
  /** Stands in no other statement. */
  readonly text: string;
  /** When a trigger fires upon it, and upon no write before it. */
  readonly trigger: string;
  readonly faults?: readonly ScriptedFault[];
  /** Default retry. */
  readonly unknownOutcome?: 'retry' | 'fail';
}

const BUSY: ScriptedFault = { stage: 'submission', answer: 'error', status: 503 };
/** FIBO takes the order, and nobody hears of it. */
const MUTE: ScriptedFault = { stage: 'submission', answer: 'reset', accepted: true };

/** Every write on the way of a picture. */
export const WRITES: readonly Write[] = [
  {
    title: 'the insert of the row',
    text: 'INSERT INTO generation (id, user_id',
    trigger: 'AFTER INSERT ON generation FOR EACH ROW',
  },
  {
    title: 'the end of an attempt',
    text: `SET state = 'submitting', retry_count`,
    trigger: 'AFTER UPDATE OF ended_at ON generation_attempt FOR EACH ROW',
    faults: [BUSY],
  },
  {
    title: 'the beginning of another attempt',
    text: `SET state = 'submitting', billed = CASE`,
    trigger: 'AFTER INSERT ON generation_attempt FOR EACH ROW WHEN (NEW.number > 1)',
    faults: [BUSY],
  },
  {
    title: 'the acceptance',
    text: `SET state = 'processing', billed = 'unknown' FROM held`,
    trigger: 'AFTER UPDATE OF request_id ON generation_attempt FOR EACH ROW',
  },
  {
    title: 'the completion',
    text: `SET state = 'completed', billed = 'yes'`,
    trigger: 'AFTER UPDATE OF image_sha256 ON generation FOR EACH ROW',
  },
  {
    title: 'the failure',
    text: `SET state = 'failed', error_code`,
    trigger: 'AFTER UPDATE OF error_code ON generation FOR EACH ROW',
    faults: [MUTE],
    unknownOutcome: 'fail',
  },
];
