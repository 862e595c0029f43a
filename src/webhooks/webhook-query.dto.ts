import { IntegerParameter } from '../common/validation/integer-parameter.js';

const MAX_INT32 = 2_147_483_647;

/** Query of the routes that belong to one owner. */
export class OwnerQueryDto {
  @IntegerParameter({ min: 1, max: MAX_INT32 }, { description: 'Whose', required: true })
  user_id: number;
}
