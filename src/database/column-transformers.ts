import type { ValueTransformer } from 'typeorm';

/** pg hands a bigint out as text; ours stay below 2^53. */
export const bigintAsNumber: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : Number(value)),
  to: (value: number | null) => value,
};
