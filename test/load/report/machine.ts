import { availableParallelism, cpus, totalmem, type } from 'node:os';

/** Where and when the figures were taken; they compare with nothing taken elsewhere. */
export function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
  return `${date} UTC, node ${process.version}, ${type()}, ${availableParallelism()} × ${model}, ${memoryGb} GB`;
}
