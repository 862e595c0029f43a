import { Injectable } from '@nestjs/common';
import { Changes } from '../../database/changes.js';
import { Notifications } from '../../database/notifications.js';
import { BATCH_CHANGED } from '../../generation/batch-items.js';

/** Knows at once when a batch that was handed over has ended, or its items have other generations than before, on whatever node. */
@Injectable()
export class BatchChanges extends Changes {
  constructor(notifications: Notifications) {
    super(notifications, BATCH_CHANGED);
  }
}
