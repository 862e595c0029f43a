/** Below PUBLIC_URL: where FIBO tells of jobs. */
export const WEBHOOKS_PATH = '/api/fibo/webhooks';

/** The same with the parameter, as it is routed. */
export const WEBHOOK_ROUTE = `${WEBHOOKS_PATH}/:attempt`;

/** A webhook carries the whole structured prompt. What is longer is found by a look. */
export const MAX_WEBHOOK_BYTES = 4 * 1024 * 1024;
