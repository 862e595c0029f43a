import { expectStatus } from '../api.js';
import { expectEqual, expectList, expectObject } from '../expectations.js';
import type { SmokeRun } from '../smoke-run.js';

const FAULTS = [
  { body: { prompt: 'Test image', mode: 'automatic' }, field: 'mode', type: 'value_error' },
  {
    body: { prompt: 'Test image', mode: 'manual', camera_angle: 'oblique' },
    field: 'camera_angle',
    type: 'value_error',
  },
  { body: { prompt: 'ab' }, field: 'prompt', type: 'string_too_short' },
] as const;

/** What is wrong is refused with its place, and costs nothing. */
export async function parameterValidation(run: SmokeRun): Promise<void> {
  for (const { body, field, type } of FAULTS) {
    const answer = await run.post('/', { ...body, user_id: run.userId });
    expectStatus(answer, 422);
    const [fault] = expectList(answer.body['detail'], 'detail');
    const { loc, type: toldType } = expectObject(fault, 'detail[0]');
    expectEqual(loc, ['body', field], 'loc');
    expectEqual(toldType, type, `type of the fault in ${field}`);
    expectEqual(answer.body['billed'], 'no', 'billed');
  }
}
