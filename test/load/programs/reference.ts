import { Program } from './program.js';
import type { Stage } from './stage.js';

/** A reference program that knows one request, the JSON text of its body, and the answer to it. */
export async function startReference(
  stage: Stage,
  name: 'r0' | 'r1',
  request: string,
  answer: string,
): Promise<Program> {
  return Program.start(stage, {
    script: `test/load/reference/${name}.js`,
    args: (port) => [String(port), request, answer],
    readyPath: '/',
  });
}
