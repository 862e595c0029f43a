import { FieldReader } from '../field-reader.js';
import { Refusal } from '../refusal.js';
import { ENDPOINTS, isJsonObject } from '../submission.js';
import type { ScriptedFault } from './scripted-fault.js';
import {
  ERROR_BODIES,
  JOB_ENDS,
  PICTURE_ANSWERS,
  STATUS_ANSWERS,
  SUBMISSION_ANSWERS,
} from './scripted-fault.js';

const STAGES = ['submission', 'job', 'status', 'picture', 'webhook'] as const;

/** Reads a fault that came as JSON. Throws a Refusal (422) that names what is missing, wrong or unknown. */
export function readFault(body: unknown): ScriptedFault {
  if (!isJsonObject(body)) throw invalid(['body: must be a JSON object']);
  const fields = new FieldReader(body);
  const fault = readStage(fields);
  fields.refuseOthers();
  if (fault === undefined || fields.faults.length > 0) throw invalid(fields.faults);
  return fault;
}

function readStage(fields: FieldReader): ScriptedFault | undefined {
  const scope = {
    match: fields.text('match'),
    times: fields.integer('times', 1),
    endpoint: fields.choice('endpoint', ENDPOINTS),
  };
  const stage = required(fields, 'stage', STAGES);
  switch (stage) {
    case 'submission': {
      const answer = required(fields, 'answer', SUBMISSION_ANSWERS);
      const accepted = fields.flag('accepted');
      return answer && { ...scope, stage, answer, accepted, ...readError(fields) };
    }
    case 'job':
      return { ...scope, stage, ...readJob(fields) };
    case 'status': {
      const answer = required(fields, 'answer', STATUS_ANSWERS);
      const calls = fields.integer('calls', 1);
      return answer && { ...scope, stage, answer, calls, ...readError(fields) };
    }
    case 'picture': {
      const answer = required(fields, 'answer', PICTURE_ANSWERS);
      return answer && { ...scope, stage, answer, ...readPicture(fields) };
    }
    case 'webhook':
      return {
        ...scope,
        stage,
        deliveries: fields.integer('deliveries', 0),
        delayMs: fields.integer('delayMs', 0),
      };
    case undefined:
      return undefined;
  }
}

function readError(fields: FieldReader) {
  return {
    status: fields.integer('status', 400, 599),
    body: fields.choice('body', ERROR_BODIES),
    retryAfter: fields.text('retryAfter'),
  };
}

function readJob(fields: FieldReader) {
  return {
    latencyMs: fields.integer('latencyMs', 0),
    ends: fields.choice('ends', JOB_ENDS),
    code: fields.integer('code'),
    message: fields.text('message'),
  };
}

function readPicture(fields: FieldReader) {
  return {
    fetches: fields.integer('fetches', 1),
    location: fields.text('location'),
    sizeBytes: fields.integer('sizeBytes', 1),
    declared: fields.flag('declared'),
    delayMs: fields.integer('delayMs', 0),
  };
}

function required<T extends string>(fields: FieldReader, name: string, choices: readonly T[]) {
  if (!fields.has(name)) fields.fail(name, `is required: ${choices.join(', ')}`);
  return fields.choice(name, choices);
}

function invalid(faults: readonly string[]): Refusal {
  return new Refusal(422, 'Not a fault', faults.join('; '));
}
