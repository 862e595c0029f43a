import type { Bench } from './bench.js';
import { buyPictures } from './memory/buy-pictures.js';
import type { Filling } from './memory/filling.js';
import { residentBytes } from './memory/resident-memory.js';
import { BUILT } from './programs/built.js';
import type { Program } from './programs/program.js';
import { runProgram } from './programs/run-program.js';
import { ServiceClient } from './programs/service-client.js';
import { startService } from './programs/service.js';
import type { Stage } from './programs/stage.js';
import { UpstreamDouble } from './programs/upstream-double.js';
import type { Figure } from './report/figure.js';
import { megabytes } from './report/units.js';

const PARALLEL = 20;
const WARM_UP = 1000;
const BOUGHT = 10_000;
const FILLED = 100_000;
const COLLECTABLE = ['--expose-gc', '--import', `${BUILT}test/load/memory/collect-on-signal.js`];
const BAR_OF_PAYLOAD = 1.5;
const BAR_BESIDES_MB = 80;

/** What cached answers take: in the service, which buys each of them, and in its cache alone, where there is time for more. */
export const memoryBench: Bench = async (stage) => {
  const upstream = await UpstreamDouble.start(stage);
  const settings = { FIBO_POLL_INTERVAL_MS: '5' };
  const service = await startService(stage, { upstream, settings, nodeOptions: COLLECTABLE });
  const client = new ServiceClient(service.origin, PARALLEL);
  stage.put(() => client.close());

  const freshBytes = await residentBytes(service);
  const [anAnswer = ''] = await buyPictures(client, WARM_UP, {
    parallel: PARALLEL,
    use_cache: false,
  });
  const bought = await fillService(service, client);
  const filled = await fillCache(stage, anAnswer);
  return [
    { what: 'memory, service just started', value: megabytes(freshBytes) },
    { what: `memory, idle after ${WARM_UP} pictures`, value: megabytes(bought.emptyBytes) },
    figure('bought by the service', bought),
    figure('in the cache alone', filled),
  ];
};

/** Whoever has worked holds more than whoever just started, with or without a cache; so this begins with a service that has. */
async function fillService(service: Program, client: ServiceClient): Promise<Filling> {
  const emptyBytes = await residentBytes(service);
  const answers = await buyPictures(client, BOUGHT, { parallel: PARALLEL, use_cache: true });
  return {
    entries: answers.length,
    payloadBytes: answers.reduce((sum, answer) => sum + Buffer.byteLength(answer), 0),
    emptyBytes,
    filledBytes: await residentBytes(service),
  };
}

async function fillCache(stage: Stage, anAnswer: string): Promise<Filling> {
  const args = [String(FILLED), anAnswer];
  const printed = await runProgram(stage, 'test/load/memory/fill-cache.js', args, ['--expose-gc']);
  return JSON.parse(printed) as Filling;
}

function figure(where: string, filling: Filling): Figure {
  const { entries, payloadBytes, emptyBytes, filledBytes } = filling;
  const takenBytes = filledBytes - emptyBytes;
  const besidesBytes = takenBytes - BAR_OF_PAYLOAD * payloadBytes;
  return {
    what: `memory, ${entries} answers ${where}`,
    value: `${megabytes(takenBytes)} over ${megabytes(emptyBytes)}`,
    ratio: `${(takenBytes / payloadBytes).toFixed(2)} × payload of ${megabytes(payloadBytes)}`,
    bar: {
      text: `≤ ${BAR_OF_PAYLOAD} × payload + ${BAR_BESIDES_MB} MB`,
      isMet: besidesBytes <= BAR_BESIDES_MB * 1e6,
      concerns: 'speed',
    },
  };
}
