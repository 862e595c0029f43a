import type { Api } from '../api.js';
import { type Body, expectEqual, expectObject, expectThat } from '../expectations.js';
import type { SmokeRun, Wish } from '../smoke-run.js';
import { PLANNED, STEERED } from '../wishes.js';

const TERMS = ['camera_angle', 'fov', 'lighting', 'color_palette', 'composition', 'style'] as const;
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A picture in each mode, freshly made, which can be fetched. */
export async function singleGeneration(run: SmokeRun): Promise<void> {
  const [planned, steered] = await Promise.all([run.create(PLANNED), run.create(STEERED)]);
  for (const { body } of [planned, steered]) {
    expectEqual(body['status'], 'completed', 'status');
    expectEqual(body['cached'], false, 'cached');
    await expectPicture(run.api, body['image_url']);
  }

  const chosen = expectParameters(planned.body, PLANNED);
  const reasons = expectObject(planned.body['reasoning'], 'reasoning');
  for (const term of TERMS) {
    expectThat(typeof chosen[term] === 'string', `mode ai left ${term} open`);
    expectThat(typeof reasons[term] === 'string', `mode ai gives no reason for ${term}`);
  }
  expectEqual(planned.body['quality_score'], 1, 'quality_score of seven values');

  const given = expectParameters(steered.body, STEERED);
  for (const term of TERMS) expectEqual(given[term], STEERED[term] ?? null, term);
  expectEqual(steered.body['reasoning'], null, 'reasoning in mode manual');
  expectEqual(steered.body['quality_score'], 0.9, 'quality_score of four values');
}

function expectParameters(body: Body, { prompt }: Wish): Body {
  const parameters = expectObject(body['parameters'], 'parameters');
  expectEqual(Object.keys(parameters), ['prompt', ...TERMS], 'what parameters hold');
  expectEqual(parameters['prompt'], prompt, 'prompt');
  return parameters;
}

async function expectPicture(api: Api, address: unknown): Promise<void> {
  expectThat(typeof address === 'string', 'image_url is no text');
  const { type, bytes } = await api.fetchPicture(address);
  expectEqual(type, 'image/png', `content-type of ${address}`);
  expectThat(bytes.subarray(0, PNG.length).equals(PNG), `${address} is no PNG`);
}
