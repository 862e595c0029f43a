import type { NOTHING } from './belongings.js';

type Things = typeof NOTHING;

/** A request that names somebody's things, or none. */
export interface Wish {
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What is expected of an operation. */
export interface Expectation {
  /** Requests in which every id and every filter of the operation is some of these things. */
  wishes(things: Things): readonly Wish[];
  /** What the things' owner gets for the first of them. */
  readonly owner: number;
  /** What whoever acts for any gets for it, after the owner; default: the same. */
  readonly any?: number;
  /** What a stranger gets for each; in every case the same as for what does not exist. */
  readonly stranger: readonly number[];
}

const PROMPT = { prompt: 'A stranger asks for this', mode: 'manual' };

/** One thing by its id: who does not own it gets 404. */
const byId = (path: (things: Things) => string, owner = 200): Expectation => ({
  wishes: (things) => [{ path: path(things) }],
  owner,
  stranger: [404],
});

/** For all and about nobody: the same for everybody. */
const ofNobody = (path: string, owner = 200): Expectation => ({
  wishes: () => [{ path }],
  owner,
  stranger: [owner],
});

/** What is the caller's, without a name of anything else. */
const ofCaller = (path: string): Expectation => ofNobody(path);

/** For those who manage keys, of whom nobody here is one. */
const ofAdmins = (path: string): Expectation => ofNobody(path, 403);

const GENERATIONS = '/api/generate';
const stream = (path: (things: Things) => string): Expectation => ({
  wishes: (things) => [
    { path: path(things) },
    { path: path(things), headers: { 'last-event-id': '2' } },
  ],
  owner: 200,
  stranger: [404, 404],
});

/** By operationId. An operation that is not here fails the test: what is new says first whose it is. */
export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  getImage: {
    wishes: ({ image }) => [
      { path: `/api/images/${image}` },
      { path: `/api/images/${image}?expires=9999999999&signature=${'A'.repeat(43)}` },
    ],
    // The address alone says nothing of its owner.
    owner: 403,
    stranger: [403, 403],
  },
  getCacheStats: ofCaller(`${GENERATIONS}/cache/stats`),
  clearCache: ofCaller(`${GENERATIONS}/cache`),
  createGeneration: {
    wishes: ({ idempotencyKey }) => [
      {
        path: GENERATIONS,
        body: PROMPT,
        headers: { 'idempotency-key': idempotencyKey },
      },
    ],
    // His key stands for another body already; to a stranger it is as good as any.
    owner: 422,
    stranger: [200],
  },
  createBatch: {
    wishes: ({ idempotencyKey }) => [
      {
        path: `${GENERATIONS}/batch`,
        body: { requests: [PROMPT] },
        headers: { 'idempotency-key': idempotencyKey },
      },
    ],
    // His key stands for another body already; to a stranger it is as good as any.
    owner: 422,
    stranger: [200],
  },
  listParameters: ofNobody(`${GENERATIONS}/parameters`),
  cancelGeneration: byId(({ generation }) => `${GENERATIONS}/${generation}/cancel`),
  receiveFiboWebhook: ofNobody('/api/fibo/webhooks/7.1.AAAA', 401),
  getWebhookSecret: ofCaller('/api/webhooks/secret'),
  rotateWebhookSecret: ofCaller('/api/webhooks/secret/rotate'),
  listWebhookDeliveries: {
    wishes: ({ generation, batch, cursor }) => [
      { path: `/api/webhooks/deliveries?generation_id=${generation}` },
      { path: `/api/webhooks/deliveries?batch_id=${batch}` },
      { path: `/api/webhooks/deliveries?cursor=${cursor}` },
    ],
    owner: 200,
    stranger: [200, 200, 422],
  },
  redeliverWebhook: byId(({ delivery }) => `/api/webhooks/deliveries/${delivery}/redeliver`),
  listBatches: {
    wishes: ({ cursor }) => [
      { path: `${GENERATIONS}/batch` },
      { path: `${GENERATIONS}/batch?cursor=${cursor}` },
    ],
    owner: 200,
    stranger: [200, 422],
  },
  getBatch: byId(({ batch }) => `${GENERATIONS}/batch/${batch}`),
  cancelBatch: byId(({ batch }) => `${GENERATIONS}/batch/${batch}/cancel`),
  retryBatch: {
    wishes: ({ batch, idempotencyKey }) => [
      { path: `${GENERATIONS}/batch/${batch}/retry` },
      {
        path: `${GENERATIONS}/batch/${batch}/retry`,
        headers: { 'idempotency-key': idempotencyKey },
      },
    ],
    owner: 200,
    stranger: [404, 404],
  },
  getStatistics: {
    wishes: ({ project }) => [{ path: `${GENERATIONS}/statistics?project_id=${project}` }],
    owner: 200,
    stranger: [200],
  },
  listHistory: {
    wishes: ({ project, batch, cursor }) => [
      { path: `${GENERATIONS}/history?project_id=${project}` },
      { path: `${GENERATIONS}/history?batch_id=${batch}` },
      { path: `${GENERATIONS}/history?cursor=${cursor}` },
    ],
    owner: 200,
    stranger: [200, 200, 422],
  },
  eraseGeneration: {
    wishes: ({ generation, discarded }) => [
      { path: `${GENERATIONS}/${discarded}` },
      { path: `${GENERATIONS}/${generation}` },
    ],
    owner: 200,
    any: 404,
    stranger: [404, 404],
  },
  eraseHistory: {
    // The owner's first wish leaves all that he has.
    wishes: ({ project }) => [
      { path: `${GENERATIONS}/history?project_id=${project + 100}` },
      { path: `${GENERATIONS}/history?project_id=${project}` },
    ],
    owner: 200,
    stranger: [200, 200],
  },
  getOwnKey: ofCaller('/api/keys/me'),
  listKeys: ofAdmins('/api/keys'),
  createKey: ofAdmins('/api/keys'),
  rotateKey: ofAdmins('/api/keys/1/rotate'),
  revokeKey: ofAdmins('/api/keys/1'),
  getGeneration: byId(({ generation }) => `${GENERATIONS}/${generation}`),
  getGenerationImage: byId(({ generation }) => `${GENERATIONS}/${generation}/image`),
  followGeneration: stream(({ generation }) => `${GENERATIONS}/${generation}/events`),
  followBatch: stream(({ batch }) => `${GENERATIONS}/batch/${batch}/events`),
  getLiveness: ofNobody('/health/live'),
  getReadiness: ofNobody('/health/ready'),
};

/** Parameters that name something of somebody; each must stand in a wish of its operation. */
export const NAMING: readonly string[] = [
  'project_id',
  'batch_id',
  'generation_id',
  'cursor',
  'Last-Event-ID',
  'Idempotency-Key',
];
