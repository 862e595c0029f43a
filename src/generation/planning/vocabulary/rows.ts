import type {
  CAMERA_PARAMETERS,
  CameraParameterName,
} from '../../parameters/generation-parameters.js';
import type { PhraseRow } from '../phrase-table.js';

/** A row for each value of a parameter, no value forgotten. */
export type RowsFor<Name extends CameraParameterName> = Readonly<
  Record<keyof (typeof CAMERA_PARAMETERS)[Name]['values'], PhraseRow>
>;
