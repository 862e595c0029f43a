import { IntegerParameter } from '../common/validation/integer-parameter.js';
import { OwnerId, USER_ID } from '../common/validation/owner-id.js';

/** Query of the routes that belong to one owner. */
export class OwnerQueryDto {
  @OwnerId()
  @IntegerParameter(USER_ID, { description: 'Whose', required: true })
  user_id: number;
}
