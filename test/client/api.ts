// Made from test/contract/openapi.json by `npm run openapi`.

export interface paths {
  '/api/images/{file}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A picture by its content
     * @description What stands at such an address never changes: keep it for as long as you like.
     */
    get: operations['getImage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/cache/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is cached, and how much it helps
     * @description What is cached is the same on all nodes; how it helped is counted by this one since it started.
     */
    get: operations['getCacheStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/cache': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Empty the cache
     * @description On all nodes. Pictures and history stay. What is under way at this moment does not enter the cache when it is finished; until then, who asks the same of the same node still shares it.
     */
    delete: operations['clearCache'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Make one picture
     * @description Answers when the picture is kept: some 15 s with FIBO, longer with retries and when many pictures are wanted at once; at once when the same was asked for within the hour (CACHE_TTL_SECONDS). Give clients a timeout of at least
     *     180 s; the service itself answers after 300 s at the latest unless REQUEST_DEADLINE_MS says otherwise.
     *
     *     Identical requests of one user are one purchase: those that come while the first is under way wait for it, later ones are answered from the cache, both with `cached` true. `use_cache` false buys another picture.
     *
     *     `Prefer: respond-async` does not wait: 202 and the generation, which is made whoever goes away; `Prefer: wait=20` waits for so many seconds first. Ask GET /api/generate/{id} for it then, at the address in `Location`. What is in the cache is answered with 200 at once.
     *
     *     A caller who hangs up loses nothing: what FIBO accepted is finished and kept. Nor does one whose time runs out: the 504 says in `Location` where the picture will be.
     */
    post: operations['createGeneration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/parameters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What can be asked for
     * @description The camera terms and what each does; made for building a form.
     */
    get: operations['listParameters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give a picture up before it is bought
     * @description As long as FIBO does not have it, and may not have it: the generation is failed then, with error_code CANCELLED, nothing is bought, and it is in no list and no figure; GET /api/generate/{id} still tells of it. What FIBO has comes and is kept: 409 STILL_RUNNING.
     *
     *     It takes no body. One that has ended stays as it is, and is the answer: asking twice changes nothing. Others of the same user who wait for the same picture get one of their own.
     */
    post: operations['cancelGeneration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/fibo/webhooks/{attempt}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Where FIBO tells that a job has ended
     * @description Not for clients: only what FIBO has signed is taken, at an address that was given to FIBO with the order. 200 when it is written down, or when there is nothing to write; the same may come again, and in any order.
     */
    post: operations['receiveFiboWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What signs the events
     * @description Every event is signed as Standard Webhooks has it, with its owner's secret, which is made when it is first needed: receivers verify it with any library of standardwebhooks.com.
     */
    get: operations['getWebhookSecret'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/secret/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Replace the secret
     * @description The old one signs along for 24 hours: every event has both signatures then.
     */
    post: operations['rotateWebhookSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Events and how they fared, newest first
     * @description An event is tried at once, then after 5 s, 5 min, 30 min, 2 h, 5 h and 10 h, each up to a tenth longer, until the receiver answers 2xx within 15 s. 410 ends it. One that is at an end is kept for 30 days.
     */
    get: operations['listWebhookDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/webhooks/deliveries/{id}/redeliver': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an event once more
     * @description At once, whatever became of it, with the same webhook-id; if that fails, by the schedule from its beginning.
     */
    post: operations['redeliverWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Batches that were handed over, newest first
     * @description Those whose callers took 202 for an answer, or were ready to. Page by cursor: batches that arrive in between neither repeat nor vanish.
     */
    get: operations['listBatches'];
    put?: never;
    /**
     * Make up to 50 pictures
     * @description Each item goes the way of POST /api/generate/: from the cache when the same was asked for within the hour, else bought; identical items are one purchase, unless `use_cache` is false. All items are validated before any is bought: one that is invalid refuses the whole batch.
     *
     *     A failed item does not fail the batch: the answer is 200, and `errors` says what became of it. With `continue_on_error` false the first failure ends it: nothing further is started, and the answer is 500.
     *
     *     An item whose time runs out is in `errors` with GENERATION_TIMEOUT, and its picture is kept when it comes. A caller who hangs up changes nothing: every item is made and kept, also those not started yet, unless the service itself is stopped: then what was not started has SHUTTING_DOWN.
     *
     *     With `Prefer` or `webhook_url` the batch is handed over: it outlives this process too, and GET /api/generate/batch/{id} tells how far it is.
     */
    post: operations['createBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/batch/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A batch that was handed over, in whatever state it is
     * @description Ask here every few seconds for what POST /api/generate/batch did not wait for. One that was not handed over, as every one with webhook_url is, has no address: 404.
     */
    get: operations['getBatch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/batch/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give up what is not bought yet
     * @description Items that FIBO does not have, and may not have, are failed then, with CANCELLED. What FIBO has comes and is kept, and what was made for others stays theirs: until that has ended completed_at is null.
     *
     *     It takes no body. One that has ended stays as it is, and is the answer: asking twice changes nothing.
     */
    post: operations['cancelBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/batch/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try again what failed
     * @description In the same batch: items whose error is retryable, CANCELLED and SKIPPED among them, are as if they had not been begun; the others stay as they are. Each is bought anew, also where billed was yes or unknown. When there are none the batch stays as it is.
     *
     *     It takes no body. While the batch is under way the answer is 409. Who repeats the request because its answer was lost sends an Idempotency-Key along: nothing is bought twice then.
     */
    post: operations['retryBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/statistics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Figures over a period
     * @description What a user's generations of the last days × 24 hours came to. To be alerted of failures, ask for `total_generations > 0` as well as for a low `success_rate`: where nothing was made, the rate is 0.
     */
    get: operations['getStatistics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Past generations, newest first
     * @description Page by offset, which may begin anywhere, or by cursor: then generations that arrive in between neither repeat nor vanish. A project of another user has none.
     */
    get: operations['listHistory'];
    put?: never;
    post?: never;
    /**
     * Erase all generations of a user, or of a project
     * @description Each as DELETE /api/generate/{id} erases it, in steps, so that nobody waits for it: when a call is cut off, ask again. What is under way goes on, for whoever waits for it, and is erased within a minute of its end without being asked again; deleted does not count it. So are items of batches that were not begun yet. What is asked for afterwards stays.
     */
    delete: operations['eraseHistory'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One generation, in whatever state it is
     * @description Ask here every few seconds for what POST /api/generate/ could not wait for: status goes from pending and processing to completed or failed.
     */
    get: operations['getGeneration'];
    put?: never;
    post?: never;
    /**
     * Erase a generation
     * @description Its words, its answers and its events are gone from every store when this is answered, and within a minute from every node's memory, together with its picture unless another generation has the same one. What stays is a row without words, by which the statistics count it as before.
     *
     *     From then on it is unknown: in no list, 404 by its id, not repeated from the cache; an item of a batch that had it has the error code ERASED, and a repeat under an Idempotency-Key gets 404. One that was cancelled is gone altogether. While it is under way: 409 STILL_RUNNING; cancel it, or wait for its end.
     */
    delete: operations['eraseGeneration'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/{id}/image': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Its picture
     * @description An address that lasts. 404 while there is no picture.
     */
    get: operations['getGenerationImage'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One generation, as it goes on
     * @description Tells at once how the generation stands and then each change of its status, on whatever node that happens, and ends after completed or failed.
     *
     *     In a browser, which connects again by itself and is told when there is nothing more to come:
     *
     *         const source = new EventSource('/api/generate/101/events');
     *         source.addEventListener('generation', ({ data }) => show(JSON.parse(data)));
     *
     *     In a shell: `curl -N localhost:8000/api/generate/101/events`.
     */
    get: operations['followGeneration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/generate/batch/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A batch that was handed over, as it goes on
     * @description Tells at once how each of the batch's generations stands and then each change of any of their statuses, on whatever node that happens, and ends when the batch has.
     *
     *     In a browser, which connects again by itself and is told when there is nothing more to come:
     *
     *         const source = new EventSource('/api/generate/batch/7/events');
     *         source.addEventListener('generation', ({ data }) => show(JSON.parse(data)));
     *         source.addEventListener('batch', ({ data }) => sumUp(JSON.parse(data)));
     *
     *     After a retry there is more to come: connect again, with the last id or without.
     */
    get: operations['followBatch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether the process lives */
    get: operations['getLiveness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether requests should be sent here
     * @description FIBO being down changes nothing here: what is kept can still be fetched.
     */
    get: operations['getReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface webhooks {
  'generation.completed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A picture is finished, or repeated from the cache
     * @description Sent to the `webhook_url` of each request that gave one. Signed as standardwebhooks.com has it. It is tried again until the receiver answers 2xx within 15 s; an event may come more than once.
     */
    post: operations['receiveGenerationCompleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'generation.failed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A picture could not be made
     * @description Sent to the `webhook_url` of each request that gave one. Signed as standardwebhooks.com has it. It is tried again until the receiver answers 2xx within 15 s; an event may come more than once.
     */
    post: operations['receiveGenerationFailed'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  'batch.completed': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * All items of a batch have ended, whether or not they have a picture
     * @description Sent to the `webhook_url` beside `requests`, when the batch is completed or, after it was cancelled, nothing of it is under way any more; once more when it was retried. It tells the batch as GET /api/generate/batch/{id} has it at that moment. Signed as standardwebhooks.com has it. It is tried again until the receiver answers 2xx within 15 s; an event may come more than once.
     */
    post: operations['receiveBatchCompleted'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export interface components {
  schemas: {
    /** @description One fault of a submitted value */
    ValidationFault: {
      /**
       * @description Where: body, query or path, then field names and list indexes
       * @example [
       *       "body",
       *       "camera_angle"
       *     ]
       */
      loc: (string | number)[];
      /**
       * @description What is wrong
       * @example Invalid camera_angle: oblique
       */
      msg: string;
      /**
       * @description pydantic's name of the fault
       * @example value_error
       */
      type: string;
    };
    /** @description Every failure, whatever its status */
    ApiError: {
      /** @description A list with one entry for each fault of a submitted value, else a sentence */
      detail: string | components['schemas']['ValidationFault'][];
      /**
       * @description What went wrong, for programs. Codes may be added
       * @enum {string}
       */
      code:
        | 'VALIDATION_FAILED'
        | 'INVALID_JSON'
        | 'GENERATION_REFUSED'
        | 'MALFORMED_REQUEST'
        | 'REQUEST_TIMEOUT'
        | 'HEADERS_TOO_LARGE'
        | 'UNAUTHENTICATED'
        | 'FORBIDDEN'
        | 'NOT_FOUND'
        | 'METHOD_NOT_ALLOWED'
        | 'STILL_RUNNING'
        | 'CANCELLED'
        | 'IDEMPOTENCY_KEY_IN_USE'
        | 'PAYLOAD_TOO_LARGE'
        | 'UNSUPPORTED_MEDIA_TYPE'
        | 'RANGE_NOT_SATISFIABLE'
        | 'IDEMPOTENCY_KEY_REUSED'
        | 'RATE_LIMITED'
        | 'UPSTREAM_RATE_LIMITED'
        | 'CREDITS_EXHAUSTED'
        | 'SPEND_LIMIT_REACHED'
        | 'GENERATION_FAILED'
        | 'OUTCOME_UNKNOWN'
        | 'IMAGE_UNAVAILABLE'
        | 'UPSTREAM_UNAUTHORIZED'
        | 'INTERNAL_ERROR'
        | 'DATABASE_UNAVAILABLE'
        | 'CIRCUIT_OPEN'
        | 'OVERLOADED'
        | 'STORAGE_FULL'
        | 'SHUTTING_DOWN'
        | 'GENERATION_TIMEOUT';
      /** @description Always one sentence, for people */
      message: string;
      /** @description Whether the same request may succeed later */
      retryable: boolean;
      /**
       * @description Whether money was spent; unknown when nobody can tell
       * @enum {string}
       */
      billed: 'no' | 'yes' | 'unknown';
      /**
       * Format: int64
       * @description The generation that stands for the failure; null when there is none
       */
      generation_id: number | null;
      /** @description The same as the header X-Request-Id */
      request_id: string;
    };
    /** @description Keys may be added */
    CacheStats: {
      /**
       * @description Generations in the cache, which all nodes share
       * @example 2
       */
      total_cached: number;
      /**
       * @description Of these, how many would still be answered
       * @example 2
       */
      valid: number;
      /**
       * @description Of these, how many are too old: none, they leave the cache when they are
       * @example 0
       */
      expired: number;
      /**
       * @description Hours that a generation stays in the cache (CACHE_TTL_SECONDS)
       * @example 1
       */
      ttl_hours: number;
      /**
       * @description Requests answered from the cache
       * @example 40
       */
      hits: number;
      /**
       * @description Requests for which a picture was ordered
       * @example 242
       */
      misses: number;
      /**
       * @description Requests that waited for the same picture, ordered by another one
       * @example 3
       */
      coalesced: number;
      /**
       * @description Requests with use_cache false
       * @example 3
       */
      bypassed: number;
      /**
       * @description hits / (hits + misses + coalesced) in per cent, with two decimals; 0 when there were none
       * @example 14.04
       */
      hit_rate: number;
      /**
       * @description So many generations fit into a node's memory (CACHE_MAX_ENTRIES); the least recently used give way, and are then read from the database
       * @example 10000
       */
      max_entries: number;
      /**
       * @description What answers first: this node's memory, filled from the database
       * @example memory
       * @enum {string}
       */
      backend: 'memory';
      /**
       * Format: date-time
       * @description Since when hits, misses, coalesced and bypassed are counted: the start of this node, in UTC
       * @example 2025-12-07T10:30:00.000Z
       */
      since: string;
    };
    ClearedCache: {
      /**
       * @description Always success
       * @example success
       */
      status: string;
      /**
       * @description How many generations were in the cache
       * @example 2
       */
      cleared: number;
      /**
       * @description The same for people
       * @example Cleared 2 cached generation(s)
       */
      message: string;
    };
    /** @description A picture to be made. Only the prompt is required; an unknown field is refused */
    GenerationRequest: {
      /**
       * @description What the picture shows; trimmed on arrival, then counted in code points
       * @example A luxury watch
       */
      prompt: string;
      /**
       * @description Who decides what is left open.
       *
       *     - `ai`: What is left open is chosen and explained
       *     - `manual`: The parameters are used as they are
       * @default ai
       * @enum {string}
       */
      mode?: 'ai' | 'manual';
      /**
       * @description Where the camera stands relative to the subject; null leaves it open.
       *
       *     - `eye-level`: Level with the subject: neutral and direct
       *     - `low-angle`: From below, looking up: makes the subject large
       *     - `high-angle`: From above, looking down: makes the subject small
       *     - `dutch-tilt`: The camera leans to one side: tension
       *     - `bird's-eye`: From straight above: patterns and layouts
       * @default null
       * @enum {string|null}
       */
      camera_angle?: 'eye-level' | 'low-angle' | 'high-angle' | 'dutch-tilt' | "bird's-eye" | null;
      /**
       * @description How much of the scene the lens takes in; null leaves it open.
       *
       *     - `wide`: Takes in the surroundings and stretches the depth
       *     - `standard`: About what an eye sees, without distortion
       *     - `telephoto`: Brings the subject near and blurs what is behind it
       * @default null
       * @enum {string|null}
       */
      fov?: 'wide' | 'standard' | 'telephoto' | null;
      /**
       * @description Where the light comes from and how it falls; null leaves it open.
       *
       *     - `natural`: Daylight, as it is found outdoors
       *     - `studio`: Lamps placed for the picture: even and controlled
       *     - `dramatic`: Strong contrast of light and dark
       *     - `golden-hour`: Low, warm sun shortly after dawn or before dusk
       *     - `soft`: Diffused light with hardly a shadow
       *     - `hard`: Direct light with sharp shadows
       * @default null
       * @enum {string|null}
       */
      lighting?: 'natural' | 'studio' | 'dramatic' | 'golden-hour' | 'soft' | 'hard' | null;
      /**
       * @description Which colours prevail; null leaves it open.
       *
       *     - `vibrant`: Strong, saturated colours
       *     - `pastel`: Pale, gentle colours
       *     - `monochrome`: One hue, or black and white
       *     - `warm`: Reds, oranges and yellows
       *     - `cool`: Blues, greens and violets
       *     - `neon`: Glowing colours on dark ground
       * @default null
       * @enum {string|null}
       */
      color_palette?: 'vibrant' | 'pastel' | 'monochrome' | 'warm' | 'cool' | 'neon' | null;
      /**
       * @description How the picture is arranged; null leaves it open.
       *
       *     - `rule-of-thirds`: The subject stands a third in from an edge
       *     - `centered`: The subject stands in the middle
       *     - `dynamic`: Diagonals and leading lines: movement
       *     - `minimal`: Few things and much empty space
       * @default null
       * @enum {string|null}
       */
      composition?: 'rule-of-thirds' | 'centered' | 'dynamic' | 'minimal' | null;
      /**
       * @description What the picture looks made for; null leaves it open.
       *
       *     - `photorealistic`: Looks like a photograph
       *     - `cinematic`: Looks like a frame of a film
       *     - `editorial`: Looks made for a magazine
       *     - `commercial`: Looks made for an advertisement
       * @default null
       * @enum {string|null}
       */
      style?: 'photorealistic' | 'cinematic' | 'editorial' | 'commercial' | null;
      /**
       * @description Who the picture is for
       * @default 1
       */
      user_id?: number;
      /**
       * @description A project of the user, to filter by
       * @default null
       */
      project_id?: number | null;
      /**
       * @description false: a new picture is bought even if the same request has one already
       * @default true
       */
      use_cache?: boolean;
      /**
       * @description Attempts beyond the first, after 1, 2, 4, 8 and 16 s. What FIBO accepted is never bought again, but for jobs that FIBO itself ended with an error
       * @default 3
       */
      max_retries?: number;
      /**
       * @description Width to height of the picture
       * @default 1:1
       * @enum {string}
       */
      aspect_ratio?: '1:1' | '2:3' | '3:2' | '3:4' | '4:3' | '4:5' | '5:4' | '9:16' | '16:9';
      /**
       * @description The same seed and the same words make the same picture; null lets FIBO choose
       * @default null
       */
      seed?: number | null;
      /**
       * @description What the picture must not show; trimmed on arrival, then counted in code points
       * @default null
       */
      negative_prompt?: string | null;
      /**
       * Format: uri
       * @description A public http(s) address that is told when the generation has ended, also when it is repeated or shared; decides nothing about the picture. One generation has 100 of them at the most: who would share it with another one while it is under way is refused with 409 STILL_RUNNING, and is served when it has ended
       */
      webhook_url?: string | null;
    };
    /** @description What the picture is made with: always these seven keys, null where unset */
    GenerationParameters: {
      /**
       * @description As it was trimmed on arrival
       * @example A luxury watch
       */
      prompt: string;
      /**
       * @description Where the camera stands relative to the subject
       * @example eye-level
       * @enum {string|null}
       */
      camera_angle: 'eye-level' | 'low-angle' | 'high-angle' | 'dutch-tilt' | "bird's-eye" | null;
      /**
       * @description How much of the scene the lens takes in
       * @example standard
       * @enum {string|null}
       */
      fov: 'wide' | 'standard' | 'telephoto' | null;
      /**
       * @description Where the light comes from and how it falls
       * @example studio
       * @enum {string|null}
       */
      lighting: 'natural' | 'studio' | 'dramatic' | 'golden-hour' | 'soft' | 'hard' | null;
      /**
       * @description Which colours prevail
       * @example vibrant
       * @enum {string|null}
       */
      color_palette: 'vibrant' | 'pastel' | 'monochrome' | 'warm' | 'cool' | 'neon' | null;
      /**
       * @description How the picture is arranged
       * @example rule-of-thirds
       * @enum {string|null}
       */
      composition: 'rule-of-thirds' | 'centered' | 'dynamic' | 'minimal' | null;
      /**
       * @description What the picture looks made for
       * @example photorealistic
       * @enum {string|null}
       */
      style: 'photorealistic' | 'cinematic' | 'editorial' | 'commercial' | null;
    };
    /** @description One generation; it has the same keys wherever it appears, and what is absent is null. Keys may be added */
    Generation: {
      /**
       * Format: int64
       * @description Ids rise, with gaps
       * @example 101
       */
      id: number;
      /**
       * @description pending: waits for its turn; processing: is being ordered or made; completed: has a picture that is kept; failed: has none, see error_code
       * @example completed
       * @enum {string}
       */
      status: 'pending' | 'processing' | 'completed' | 'failed';
      /**
       * Format: uri
       * @description Where the picture is: an address that lasts; null until completed
       * @example https://pictures.example.com/api/images/9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f.png
       */
      image_url: string | null;
      /** @description What the picture is made with */
      parameters: components['schemas']['GenerationParameters'];
      /**
       * @description How completely the picture was described, not how good it looks: 0.5-0.6 minimal, 0.7-0.8 good, 0.9-1.0 complete. 0.75 is a bare prompt, 1 six values or more.
       *     It is min(1, 0.5 + min(0.30, 0.05 × number of values set in parameters, the prompt included) + 0.20 for the picture). Null until completed
       * @example 1
       */
      quality_score: number | null;
      /**
       * @description Seconds from acceptance to result with two decimals, waits in the queue and for retries included. Null until completed
       * @example 14.3
       */
      generation_time: number | null;
      /**
       * @description Mode ai: why each parameter has its value, and under note what holds for all of them. Null in mode manual
       * @example {
       *       "camera_angle": "eye-level: FIBO framed it as 'Eye-level, presenting the watch directly to the viewer'.",
       *       "fov": "standard: FIBO gave the lens as 'Standard lens (e.g., 35mm-50mm)'.",
       *       "lighting": "studio: you asked for this lighting.",
       *       "color_palette": "vibrant: FIBO colored it as 'Vibrant, with saturated colors'.",
       *       "composition": "rule-of-thirds: FIBO composed it as 'Rule of thirds, with the watch on the left'.",
       *       "style": "photorealistic: FIBO styled it as 'Photorealistic, detailed and true to life'."
       *     }
       */
      reasoning: {
        [key: string]: string;
      } | null;
      /**
       * @description Whether an earlier picture is repeated
       * @example false
       */
      cached: boolean;
      /**
       * @description Failed attempts before the one that succeeded
       * @example 0
       */
      retry_count: number;
      /**
       * Format: uri
       * @description The same as image_url
       * @example https://pictures.example.com/api/images/9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f.png
       */
      result_url: string | null;
      /**
       * @description The same as in parameters
       * @example A luxury watch
       */
      prompt: string;
      /**
       * @description As it was asked for
       * @example ai
       * @enum {string}
       */
      mode: 'ai' | 'manual';
      /**
       * Format: date-time
       * @description When it was accepted, in UTC
       * @example 2025-12-07T10:30:00.000Z
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When its picture was kept, in UTC; null until completed
       * @example 2025-12-07T10:30:14.300Z
       */
      completed_at: string | null;
      /**
       * @description Why it failed, for people; null unless failed
       * @example null
       */
      error_message: string | null;
      /**
       * @description Why it failed, for programs; null unless failed. Codes may be added
       * @example null
       * @enum {string|null}
       */
      error_code:
        | 'VALIDATION_FAILED'
        | 'INVALID_JSON'
        | 'GENERATION_REFUSED'
        | 'MALFORMED_REQUEST'
        | 'REQUEST_TIMEOUT'
        | 'HEADERS_TOO_LARGE'
        | 'UNAUTHENTICATED'
        | 'FORBIDDEN'
        | 'NOT_FOUND'
        | 'METHOD_NOT_ALLOWED'
        | 'STILL_RUNNING'
        | 'CANCELLED'
        | 'IDEMPOTENCY_KEY_IN_USE'
        | 'PAYLOAD_TOO_LARGE'
        | 'UNSUPPORTED_MEDIA_TYPE'
        | 'RANGE_NOT_SATISFIABLE'
        | 'IDEMPOTENCY_KEY_REUSED'
        | 'RATE_LIMITED'
        | 'UPSTREAM_RATE_LIMITED'
        | 'CREDITS_EXHAUSTED'
        | 'SPEND_LIMIT_REACHED'
        | 'GENERATION_FAILED'
        | 'OUTCOME_UNKNOWN'
        | 'IMAGE_UNAVAILABLE'
        | 'UPSTREAM_UNAUTHORIZED'
        | 'INTERNAL_ERROR'
        | 'DATABASE_UNAVAILABLE'
        | 'CIRCUIT_OPEN'
        | 'OVERLOADED'
        | 'STORAGE_FULL'
        | 'SHUTTING_DOWN'
        | 'GENERATION_TIMEOUT'
        | null;
      /**
       * @description Who it is for
       * @example 1
       */
      user_id: number;
      /**
       * @description For which project
       * @example null
       */
      project_id: number | null;
      /**
       * Format: int64
       * @description The batch it came with
       * @example null
       */
      batch_id: number | null;
      /**
       * Format: int64
       * @description The generation it was made from
       * @example null
       */
      parent_id: number | null;
      /**
       * Format: int64
       * @description The seed FIBO used: asked for again with the same words, it makes the same picture. Null until completed
       * @example 314159
       */
      seed: number | null;
      /**
       * @description Width to height
       * @example 1:1
       * @enum {string}
       */
      aspect_ratio: '1:1' | '2:3' | '3:2' | '3:4' | '4:3' | '4:5' | '5:4' | '9:16' | '16:9';
      /**
       * @description What the picture must not show
       * @example null
       */
      negative_prompt: string | null;
      /**
       * Format: int64
       * @description Price of all attempts that were or may have been billed, in millionths of a US dollar; null: no price is known
       * @example null
       */
      cost_usd_micros: number | null;
      /**
       * @description Whether money was spent; unknown when nobody can tell
       * @example yes
       * @enum {string}
       */
      billed: 'no' | 'yes' | 'unknown';
      /**
       * @description Whether the built-in simulator made the picture
       * @example false
       */
      simulated: boolean;
    };
    ParameterField: {
      /**
       * @description What the parameter does
       * @example How much of the scene the lens takes in
       */
      description: string;
      /**
       * @description What the field is when it is left out; absent: null
       * @example 1:1
       */
      default?: string | number | boolean;
      /**
       * @description Smallest value
       * @example 0
       */
      minimum?: number;
      /**
       * @description Largest value
       * @example 5
       */
      maximum?: number;
      /**
       * @description What each value means
       * @example {
       *       "wide": "Takes in the surroundings and stretches the depth"
       *     }
       */
      values?: {
        [key: string]: string;
      };
    };
    Parameters: {
      /**
       * @description Allowed values of each parameter
       * @example {
       *       "fov": [
       *         "wide",
       *         "standard",
       *         "telephoto"
       *       ]
       *     }
       */
      parameters: {
        [key: string]: string[];
      };
      /** @description Allowed values of mode */
      modes: ('ai' | 'manual')[];
      /** @description What the parameters are for */
      description: string;
      /** @description Every field of a request for people */
      fields: {
        [key: string]: components['schemas']['ParameterField'];
      };
    };
    WebhookReceipt: {
      /**
       * @description Always success
       * @example success
       */
      status: string;
    };
    /** @description Keys may be added */
    WebhookSecret: {
      /**
       * @description As Standard Webhooks has it: whsec_, then the base64 of the key
       * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
       */
      secret: string;
      /**
       * Format: date-time
       * @description Since when
       */
      created_at: string;
      /**
       * Format: date-time
       * @description Until when the secret before it signs along; null: it does not
       */
      previous_expires_at: string | null;
    };
    /** @description Keys may be added */
    WebhookAttempt: {
      /**
       * Format: date-time
       * @description When it ended
       */
      ended_at: string;
      /**
       * @description How long it took
       * @example 120
       */
      duration_ms: number;
      /**
       * @description The receiver's HTTP status; null without an answer
       * @example 200
       */
      status: number | null;
      /**
       * @description Why it was not delivered; null when it was
       * @example null
       */
      error: string | null;
    };
    /** @description Keys may be added */
    WebhookDelivery: {
      /**
       * Format: int64
       * @description Its id
       * @example 1
       */
      id: number;
      /**
       * @description The event's id, the header webhook-id: the same at every attempt
       * @example msg_3fae3b36-8f2c-4a7e-9d55-d2b0e7a3f1c9
       */
      webhook_id: string;
      /**
       * @description Whose
       * @example 1
       */
      user_id: number;
      /**
       * Format: int64
       * @description About which generation; null: about a batch
       * @example 101
       */
      generation_id: number | null;
      /**
       * Format: int64
       * @description About which batch; null: about a generation
       * @example null
       */
      batch_id: number | null;
      /**
       * @description What happened
       * @enum {string}
       */
      type: 'generation.completed' | 'generation.failed' | 'batch.completed';
      /**
       * @description Where it goes
       * @example https://example.com/hooks
       */
      url: string;
      /**
       * @description failed: it is not tried again by itself
       * @enum {string}
       */
      status: 'pending' | 'delivered' | 'failed';
      /**
       * @description How many there were
       * @example 1
       */
      attempts: number;
      /**
       * Format: date-time
       * @description When it is tried next, at the latest while it is being tried; null: it is not
       */
      next_attempt_at: string | null;
      /**
       * @description The receiver's HTTP status; null without an answer
       * @example 200
       */
      last_status: number | null;
      /**
       * @description Why it was not delivered; null when it was
       * @example null
       */
      last_error: string | null;
      /**
       * Format: date-time
       * @description When it happened
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When the receiver took it
       */
      delivered_at: string | null;
      /** @description All attempts, oldest first */
      log: components['schemas']['WebhookAttempt'][];
    };
    /** @description Newest first. Keys may be added */
    WebhookDeliveryPage: {
      /**
       * @description As asked for
       * @example 50
       */
      limit: number;
      /** @description By id, descending */
      results: components['schemas']['WebhookDelivery'][];
      /**
       * @description Leads to the next page; null at the end
       * @example WzEwMSwiMnhnbERteEFrWGZ6RWZqVCJd
       */
      next_cursor: string | null;
    };
    /** @description Pictures to be made together; an unknown field is refused, of the items too */
    BatchRequest: {
      /** @description Each as in POST /api/generate/. They may be of several users */
      requests: components['schemas']['GenerationRequest'][];
      /**
       * @description true: all at once, as far as FIBO_MAX_CONCURRENCY lets them, which takes about as long as one picture.
       *     false: one after the other, and the time of each counts from its own start
       * @default true
       */
      parallel?: boolean;
      /**
       * @description false: after the first failure nothing further is started. What is under way is finished and kept, and the answer is 500 with the same keys besides
       * @default true
       */
      continue_on_error?: boolean;
      /**
       * Format: uri
       * @description A public http(s) address that is told once when all items have ended (batch.completed), for the least user_id among them; each item may have one of its own besides. So that no end is lost, such a batch is handed over whatever the caller prefers: without `Prefer` the answer is waited for, and 202 when REQUEST_DEADLINE_MS, or SYNC_WAIT_MAX_SECONDS if that is set, is over
       */
      webhook_url?: string | null;
    };
    /** @description results, errors and error_codes belong to requests, index by index; of results[i] and errors[i] exactly one is null. Keys may be added */
    Batch: {
      /**
       * @description Items asked for
       * @example 2
       */
      total: number;
      /**
       * @description Of these, how many have a picture
       * @example 1
       */
      successful: number;
      /**
       * @description Of these, how many have none: they failed, were never started or were erased
       * @example 1
       */
      failed: number;
      /** @description What POST /api/generate/ answers for each item; null for one without a picture */
      results: (components['schemas']['Generation'] | null)[];
      /**
       * @description Why an item has no picture, for people; numbered from 1. Null for one that has
       * @example [
       *       null,
       *       "Generation 2 failed: FIBO API error: FIBO answered 503"
       *     ]
       */
      errors: (string | null)[];
      /**
       * Format: int64
       * @description Ties the generations that were made for this batch: see batch_id there
       * @example 7
       */
      batch_id: number;
      /**
       * @description Why an item has no picture, for programs: a code of ApiError, SKIPPED for one that was never started, or ERASED for one whose generation was erased. Null for one that has. Codes may be added
       * @example [
       *       null,
       *       "GENERATION_FAILED"
       *     ]
       */
      error_codes: (
        | 'VALIDATION_FAILED'
        | 'INVALID_JSON'
        | 'GENERATION_REFUSED'
        | 'MALFORMED_REQUEST'
        | 'REQUEST_TIMEOUT'
        | 'HEADERS_TOO_LARGE'
        | 'UNAUTHENTICATED'
        | 'FORBIDDEN'
        | 'NOT_FOUND'
        | 'METHOD_NOT_ALLOWED'
        | 'STILL_RUNNING'
        | 'CANCELLED'
        | 'IDEMPOTENCY_KEY_IN_USE'
        | 'PAYLOAD_TOO_LARGE'
        | 'UNSUPPORTED_MEDIA_TYPE'
        | 'RANGE_NOT_SATISFIABLE'
        | 'IDEMPOTENCY_KEY_REUSED'
        | 'RATE_LIMITED'
        | 'UPSTREAM_RATE_LIMITED'
        | 'CREDITS_EXHAUSTED'
        | 'SPEND_LIMIT_REACHED'
        | 'GENERATION_FAILED'
        | 'OUTCOME_UNKNOWN'
        | 'IMAGE_UNAVAILABLE'
        | 'UPSTREAM_UNAUTHORIZED'
        | 'INTERNAL_ERROR'
        | 'DATABASE_UNAVAILABLE'
        | 'CIRCUIT_OPEN'
        | 'OVERLOADED'
        | 'STORAGE_FULL'
        | 'SHUTTING_DOWN'
        | 'GENERATION_TIMEOUT'
        | 'SKIPPED'
        | 'ERASED'
        | null
      )[];
    };
    /** @description How far an item is. Keys may be added */
    BatchItem: {
      /**
       * @description Its place in requests
       * @example 0
       */
      index: number;
      /**
       * Format: int64
       * @description Its generation, which may have been made for somebody else who asked for the same; null while there is none
       * @example 101
       */
      generation_id: number | null;
      /**
       * @description As of a generation; pending also while there is none
       * @example completed
       * @enum {string}
       */
      status: 'pending' | 'processing' | 'completed' | 'failed';
    };
    /** @description A batch that was handed over, in whatever state. results, errors and error_codes belong to requests, index by index, and are null for what has not ended; at the end successful + failed = total. Keys may be added */
    BatchJob: {
      /**
       * @description Items asked for
       * @example 2
       */
      total: number;
      /**
       * @description Of these, how many have a picture
       * @example 1
       */
      successful: number;
      /**
       * @description Of these, how many have none: they failed, were never started or were erased
       * @example 1
       */
      failed: number;
      /**
       * Format: int64
       * @description See batch_id of its generations
       * @example 7
       */
      id: number;
      /**
       * @description completed when all items have ended, whether or not they have a picture; cancelled as soon as it was given up, though what FIBO has may still come
       * @example processing
       * @enum {string}
       */
      status: 'processing' | 'completed' | 'cancelled';
      /**
       * @description Of these, how many were not begun, or wait for their turn
       * @example 1
       */
      pending: number;
      /**
       * @description Of these, how many FIBO works on
       * @example 0
       */
      processing: number;
      /**
       * Format: date-time
       * @description When it was accepted
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When the last item had ended; null until then
       */
      completed_at: string | null;
      /** @description What POST /api/generate/ answers for each item; null for one without a picture */
      results: (components['schemas']['Generation'] | null)[];
      /**
       * @description Why an item has no picture, for people; numbered from 1. Null for one that has
       * @example [
       *       null,
       *       "Generation 2 failed: FIBO API error: FIBO answered 503"
       *     ]
       */
      errors: (string | null)[];
      /**
       * Format: int64
       * @description Ties the generations that were made for this batch: see batch_id there
       * @example 7
       */
      batch_id: number;
      /**
       * @description Why an item has no picture, for programs: a code of ApiError, SKIPPED for one that was never started, or ERASED for one whose generation was erased. Null for one that has. Codes may be added
       * @example [
       *       null,
       *       "GENERATION_FAILED"
       *     ]
       */
      error_codes: (
        | 'VALIDATION_FAILED'
        | 'INVALID_JSON'
        | 'GENERATION_REFUSED'
        | 'MALFORMED_REQUEST'
        | 'REQUEST_TIMEOUT'
        | 'HEADERS_TOO_LARGE'
        | 'UNAUTHENTICATED'
        | 'FORBIDDEN'
        | 'NOT_FOUND'
        | 'METHOD_NOT_ALLOWED'
        | 'STILL_RUNNING'
        | 'CANCELLED'
        | 'IDEMPOTENCY_KEY_IN_USE'
        | 'PAYLOAD_TOO_LARGE'
        | 'UNSUPPORTED_MEDIA_TYPE'
        | 'RANGE_NOT_SATISFIABLE'
        | 'IDEMPOTENCY_KEY_REUSED'
        | 'RATE_LIMITED'
        | 'UPSTREAM_RATE_LIMITED'
        | 'CREDITS_EXHAUSTED'
        | 'SPEND_LIMIT_REACHED'
        | 'GENERATION_FAILED'
        | 'OUTCOME_UNKNOWN'
        | 'IMAGE_UNAVAILABLE'
        | 'UPSTREAM_UNAUTHORIZED'
        | 'INTERNAL_ERROR'
        | 'DATABASE_UNAVAILABLE'
        | 'CIRCUIT_OPEN'
        | 'OVERLOADED'
        | 'STORAGE_FULL'
        | 'SHUTTING_DOWN'
        | 'GENERATION_TIMEOUT'
        | 'SKIPPED'
        | 'ERASED'
        | null
      )[];
      /** @description How far each item is */
      items: components['schemas']['BatchItem'][];
    };
    /** @description A failure; with GENERATION_FAILED it has all keys of Batch besides, so that no paid picture is lost */
    BatchFailure: {
      /** @description A list with one entry for each fault of a submitted value, else a sentence */
      detail: string | components['schemas']['ValidationFault'][];
      /**
       * @description What went wrong, for programs. Codes may be added
       * @enum {string}
       */
      code:
        | 'VALIDATION_FAILED'
        | 'INVALID_JSON'
        | 'GENERATION_REFUSED'
        | 'MALFORMED_REQUEST'
        | 'REQUEST_TIMEOUT'
        | 'HEADERS_TOO_LARGE'
        | 'UNAUTHENTICATED'
        | 'FORBIDDEN'
        | 'NOT_FOUND'
        | 'METHOD_NOT_ALLOWED'
        | 'STILL_RUNNING'
        | 'CANCELLED'
        | 'IDEMPOTENCY_KEY_IN_USE'
        | 'PAYLOAD_TOO_LARGE'
        | 'UNSUPPORTED_MEDIA_TYPE'
        | 'RANGE_NOT_SATISFIABLE'
        | 'IDEMPOTENCY_KEY_REUSED'
        | 'RATE_LIMITED'
        | 'UPSTREAM_RATE_LIMITED'
        | 'CREDITS_EXHAUSTED'
        | 'SPEND_LIMIT_REACHED'
        | 'GENERATION_FAILED'
        | 'OUTCOME_UNKNOWN'
        | 'IMAGE_UNAVAILABLE'
        | 'UPSTREAM_UNAUTHORIZED'
        | 'INTERNAL_ERROR'
        | 'DATABASE_UNAVAILABLE'
        | 'CIRCUIT_OPEN'
        | 'OVERLOADED'
        | 'STORAGE_FULL'
        | 'SHUTTING_DOWN'
        | 'GENERATION_TIMEOUT';
      /** @description Always one sentence, for people */
      message: string;
      /** @description Whether the same request may succeed later */
      retryable: boolean;
      /**
       * @description Whether money was spent; unknown when nobody can tell
       * @enum {string}
       */
      billed: 'no' | 'yes' | 'unknown';
      /**
       * Format: int64
       * @description The generation that stands for the failure; null when there is none
       */
      generation_id: number | null;
      /** @description The same as the header X-Request-Id */
      request_id: string;
      /**
       * @description Items asked for
       * @example 2
       */
      total?: number;
      /**
       * @description Of these, how many have a picture
       * @example 1
       */
      successful?: number;
      /**
       * @description Of these, how many have none: they failed, were never started or were erased
       * @example 1
       */
      failed?: number;
      /** @description What POST /api/generate/ answers for each item; null for one without a picture */
      results?: (components['schemas']['Generation'] | null)[];
      /**
       * @description Why an item has no picture, for people; numbered from 1. Null for one that has
       * @example [
       *       null,
       *       "Generation 2 failed: FIBO API error: FIBO answered 503"
       *     ]
       */
      errors?: (string | null)[];
      /**
       * Format: int64
       * @description Ties the generations that were made for this batch: see batch_id there
       * @example 7
       */
      batch_id?: number;
      /**
       * @description Why an item has no picture, for programs: a code of ApiError, SKIPPED for one that was never started, or ERASED for one whose generation was erased. Null for one that has. Codes may be added
       * @example [
       *       null,
       *       "GENERATION_FAILED"
       *     ]
       */
      error_codes?: (
        | 'VALIDATION_FAILED'
        | 'INVALID_JSON'
        | 'GENERATION_REFUSED'
        | 'MALFORMED_REQUEST'
        | 'REQUEST_TIMEOUT'
        | 'HEADERS_TOO_LARGE'
        | 'UNAUTHENTICATED'
        | 'FORBIDDEN'
        | 'NOT_FOUND'
        | 'METHOD_NOT_ALLOWED'
        | 'STILL_RUNNING'
        | 'CANCELLED'
        | 'IDEMPOTENCY_KEY_IN_USE'
        | 'PAYLOAD_TOO_LARGE'
        | 'UNSUPPORTED_MEDIA_TYPE'
        | 'RANGE_NOT_SATISFIABLE'
        | 'IDEMPOTENCY_KEY_REUSED'
        | 'RATE_LIMITED'
        | 'UPSTREAM_RATE_LIMITED'
        | 'CREDITS_EXHAUSTED'
        | 'SPEND_LIMIT_REACHED'
        | 'GENERATION_FAILED'
        | 'OUTCOME_UNKNOWN'
        | 'IMAGE_UNAVAILABLE'
        | 'UPSTREAM_UNAUTHORIZED'
        | 'INTERNAL_ERROR'
        | 'DATABASE_UNAVAILABLE'
        | 'CIRCUIT_OPEN'
        | 'OVERLOADED'
        | 'STORAGE_FULL'
        | 'SHUTTING_DOWN'
        | 'GENERATION_TIMEOUT'
        | 'SKIPPED'
        | 'ERASED'
        | null
      )[];
    };
    /** @description A batch that was handed over, in a list. Keys may be added */
    BatchSummary: {
      /**
       * @description Items asked for
       * @example 2
       */
      total: number;
      /**
       * @description Of these, how many have a picture
       * @example 1
       */
      successful: number;
      /**
       * @description Of these, how many have none: they failed, were never started or were erased
       * @example 1
       */
      failed: number;
      /**
       * Format: int64
       * @description See batch_id of its generations
       * @example 7
       */
      id: number;
      /**
       * @description completed when all items have ended, whether or not they have a picture; cancelled as soon as it was given up, though what FIBO has may still come
       * @example processing
       * @enum {string}
       */
      status: 'processing' | 'completed' | 'cancelled';
      /**
       * @description Of these, how many were not begun, or wait for their turn
       * @example 1
       */
      pending: number;
      /**
       * @description Of these, how many FIBO works on
       * @example 0
       */
      processing: number;
      /**
       * Format: date-time
       * @description When it was accepted
       */
      created_at: string;
      /**
       * Format: date-time
       * @description When the last item had ended; null until then
       */
      completed_at: string | null;
    };
    /** @description Batches that were handed over, newest first. Keys may be added */
    BatchPage: {
      /**
       * @description As asked for
       * @example 50
       */
      limit: number;
      /** @description Without their items, for which ask by id */
      results: components['schemas']['BatchSummary'][];
      /**
       * @description Leads to the next page; null at the end
       * @example WzcsIktQWjJhMS00RG9jcV9QSjQiXQ
       */
      next_cursor: string | null;
    };
    /** @description Only what occurs */
    StatusBreakdown: {
      /**
       * @description Have a picture
       * @example 230
       */
      completed?: number;
      /**
       * @description Came to nothing
       * @example 10
       */
      failed?: number;
      /**
       * @description Are under way
       * @example 5
       */
      processing?: number;
      /**
       * @description Wait for their turn
       * @example 2
       */
      pending?: number;
    };
    /** @description Only what occurs */
    ModeBreakdown: {
      /**
       * @description What was left open was chosen and explained
       * @example 180
       */
      ai?: number;
      /**
       * @description The parameters were used as they were
       * @example 65
       */
      manual?: number;
    };
    /** @description misses and bypassed are generations of exactly this period, and add up to total_generations. hits and coalesced have no generation behind them: they are counted by whole UTC days, from the one on which the period begins. Keys may be added */
    CacheStatistics: {
      /**
       * Format: int64
       * @description Requests answered from the cache
       * @example 40
       */
      hits: number;
      /**
       * Format: int64
       * @description Generations that were made because the cache had no answer
       * @example 242
       */
      misses: number;
      /**
       * Format: int64
       * @description Requests that shared the outcome of a generation under way
       * @example 3
       */
      coalesced: number;
      /**
       * Format: int64
       * @description Generations with use_cache false
       * @example 3
       */
      bypassed: number;
      /**
       * @description hits / (hits + misses + coalesced) in per cent; 0 when there were none
       * @example 14.04
       */
      hit_rate: number;
      /**
       * @description hits × the average generation time, before that is rounded
       * @example 592
       */
      seconds_saved: number;
    };
    /** @description In millionths of a US dollar. Keys may be added */
    CostStatistics: {
      /**
       * Format: int64
       * @description Price of all attempts that were billed
       * @example 6900000
       */
      spent_usd_micros: number;
      /**
       * Format: int64
       * @description Price of the attempts of which nobody knows, or not yet, whether they were billed
       * @example 60000
       */
      possibly_billed_usd_micros: number;
      /**
       * Format: int64
       * @description (hits + coalesced) × what a picture costs now
       * @example 1290000
       */
      saved_usd_micros: number;
    };
    /** @description A generation counts by when it was created. Decimals have two places and are rounded half up, once, from exact sums. Keys may be added */
    Statistics: {
      /**
       * @description As asked for
       * @example 30
       */
      period_days: number;
      /**
       * Format: int64
       * @description Generations, whatever became of them; answers from the cache are none
       * @example 245
       */
      total_generations: number;
      /** @description By status; adds up to total_generations */
      status_breakdown: components['schemas']['StatusBreakdown'];
      /** @description By mode; adds up to total_generations */
      mode_breakdown: components['schemas']['ModeBreakdown'];
      /**
       * @description Seconds from acceptance to result, of completed ones; 0 when there are none
       * @example 14.8
       */
      average_generation_time: number;
      /**
       * @description Of completed ones; 0 when there are none
       * @example 0.91
       */
      average_quality_score: number;
      /**
       * @description completed / total_generations in per cent. **0 when there are no generations**: who alerts on a low rate also asks for total_generations > 0
       * @example 93.88
       */
      success_rate: number;
      /** @description How much the cache helped */
      cache: components['schemas']['CacheStatistics'];
      /** @description What it cost */
      cost: components['schemas']['CostStatistics'];
    };
    /** @description Generations, newest first. Keys may be added */
    HistoryPage: {
      /**
       * Format: int64
       * @description How many there are in all, for the filters given: exact
       * @example 150
       */
      total: number;
      /**
       * @description As asked for
       * @example 50
       */
      limit: number;
      /**
       * @description As asked for; null with a cursor
       * @example 0
       */
      offset: number | null;
      /** @description By created_at, then by id, both descending */
      results: components['schemas']['Generation'][];
      /**
       * @description Leads to the next page; null at the end
       * @example WyIyMDI1LTEyLTA3VDEwOjMwOjAwLjEyMzQ1NloiLDEwMSwiNjBlWGYxYm1nX1F2TU5kSiJd
       */
      next_cursor: string | null;
    };
    Erased: {
      /**
       * @description Always success
       * @example success
       */
      status: string;
      /**
       * Format: int64
       * @description How many generations were erased by this call
       * @example 1
       */
      deleted: number;
    };
    Liveness: {
      /**
       * @description Always ok
       * @example ok
       */
      status: string;
      /**
       * @description Of the service
       * @example 0.1.0
       */
      version: string;
    };
    FiboReadiness: {
      /**
       * @description Bria's, or the built-in simulator that makes pictures for nothing
       * @example bria
       * @enum {string}
       */
      mode: 'bria' | 'simulator';
      /**
       * @description open: FIBO fails so often that it is left alone; half-open: it is probed
       * @example closed
       * @enum {string}
       */
      circuit: 'closed' | 'half-open' | 'open';
      /**
       * Format: date-time
       * @description When this process last saw a picture finished; null: not yet
       * @example 2025-12-07T10:30:14.300Z
       */
      last_success_at: string | null;
    };
    Readiness: {
      /**
       * @description Always ready
       * @example ready
       */
      status: string;
      /**
       * @description Which PostgreSQL
       * @example embedded
       * @enum {string}
       */
      database: 'embedded' | 'external';
      /** @description Which FIBO */
      fibo: components['schemas']['FiboReadiness'];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getImage: {
    parameters: {
      query?: never;
      header?: {
        /** @description One range of bytes, as `bytes=0-99`; several are ignored */
        Range?: string;
        /** @description ETag of the picture that the range belongs to */
        'If-Range'?: string;
        /** @description ETags of the pictures at hand */
        'If-None-Match'?: string;
      };
      path: {
        /** @description SHA-256 of the picture in hex, then .png or .jpg */
        file: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The picture */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description SHA-256 of the picture in hex, quoted */
          ETag?: string;
          /** @description How long the picture may be kept, and by whom */
          'Cache-Control'?: string;
          /** @description Parts of the picture can be asked for */
          'Accept-Ranges'?: string;
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
          'image/jpeg': string;
        };
      };
      /** @description The range asked for */
      206: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description SHA-256 of the picture in hex, quoted */
          ETag?: string;
          /** @description How long the picture may be kept, and by whom */
          'Cache-Control'?: string;
          /** @description Parts of the picture can be asked for */
          'Accept-Ranges'?: string;
          /** @description Which bytes, and of how many */
          'Content-Range'?: string;
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
          'image/jpeg': string;
        };
      };
      /** @description The picture at hand is the current one */
      304: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description SHA-256 of the picture in hex, quoted */
          ETag?: string;
          /** @description How long the picture may be kept, and by whom */
          'Cache-Control'?: string;
          /** @description Parts of the picture can be asked for */
          'Accept-Ranges'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `RANGE_NOT_SATISFIABLE`: The range lies beyond the end of the picture. */
      416: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description How long the picture is */
          'Content-Range'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getCacheStats: {
    parameters: {
      query?: {
        /** @description Only this user's part of the cache */
        user_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The figures */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CacheStats'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  clearCache: {
    parameters: {
      query?: {
        /** @description Only this user's part of the cache */
        user_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is empty */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClearedCache'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  createGeneration: {
    parameters: {
      query?: never;
      header?: {
        /** @description How long to wait (RFC 7240): `respond-async` for nothing, `wait=N` for N seconds, at most 60; then the answer is 202. Without it until the picture is kept, or for SYNC_WAIT_MAX_SECONDS if that is set. */
        Prefer?: string;
        /**
         * @description Makes it safe to send the request again, for 24 hours: with the same key and body it is made once. 1 to 255 visible ASCII characters, one key for each request that is meant anew, e.g. a UUID.
         *
         *     A repeat gets the first answer again, with `Idempotent-Replayed: true`; while the first request is under way 409 IDEMPOTENCY_KEY_IN_USE; with another body 422 IDEMPOTENCY_KEY_REUSED. After a failure that certainly cost nothing it is a fresh try. After one whose picture may still come, and after a crash of the service, it gets what has become of the picture by now.
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GenerationRequest'];
      };
    };
    responses: {
      /** @description The finished picture; to a repeat with an Idempotency-Key it may be one that is still under way */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /**
           * @description What the cache did (RFC 9211), of failures too:
           *
           *     - `generation; hit; ttl=3412`: an earlier picture is repeated, for so many seconds more
           *     - `generation; hit; detail=store; ttl=3412`: likewise; it was made by another node, or before this one started
           *     - `generation; fwd=miss; stored`: a new picture, kept in the cache; without `stored` it is not kept
           *     - `generation; fwd=miss; collapsed`: the same picture was under way, and its outcome is shared
           *     - `generation; fwd=bypass`: use_cache is false, or the request never got so far
           */
          'Cache-Status'?: string;
          /** @description The answer was made for an earlier request with the same Idempotency-Key, or tells what has become of that; absent otherwise */
          'Idempotent-Replayed'?: 'true';
          /** @description Where the generation stands; only while it is under way */
          Location?: string;
          /** @description Seconds until it is worth asking again; only while it is under way */
          'Retry-After'?: number;
          /** @description The answer is right for now only; only while it is under way */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Generation'];
        };
      };
      /** @description The generation, pending or processing: it is made, however long that takes, and whatever becomes of the caller or of this process */
      202: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /**
           * @description What the cache did (RFC 9211), of failures too:
           *
           *     - `generation; hit; ttl=3412`: an earlier picture is repeated, for so many seconds more
           *     - `generation; hit; detail=store; ttl=3412`: likewise; it was made by another node, or before this one started
           *     - `generation; fwd=miss; stored`: a new picture, kept in the cache; without `stored` it is not kept
           *     - `generation; fwd=miss; collapsed`: the same picture was under way, and its outcome is shared
           *     - `generation; fwd=bypass`: use_cache is false, or the request never got so far
           */
          'Cache-Status'?: string;
          /** @description The answer was made for an earlier request with the same Idempotency-Key, or tells what has become of that; absent otherwise */
          'Idempotent-Replayed'?: 'true';
          /** @description Where the generation stands; only while it is under way */
          Location?: string;
          /** @description Seconds until it is worth asking again; only while it is under way */
          'Retry-After'?: number;
          /** @description The answer is right for now only; only while it is under way */
          'Cache-Control'?: string;
          /** @description What the request preferred and was granted; absent when it preferred nothing */
          'Preference-Applied'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Generation'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `CANCELLED`: The generation was cancelled before anything was bought.
       *     - `STILL_RUNNING`: The generation is still under way.
       *     - `IDEMPOTENCY_KEY_IN_USE`: The first request with this key is still under way.
       */
      409: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       *     - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `GENERATION_REFUSED`: FIBO refuses to make this picture.
       *     - `IDEMPOTENCY_KEY_REUSED`: The key was used before with another body.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `UPSTREAM_RATE_LIMITED`: FIBO takes no more requests for the moment.
       *     - `SPEND_LIMIT_REACHED`: The spending limit of the last 24 hours is reached.
       */
      429: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `GENERATION_FAILED`: FIBO could not make the picture.
       *     - `OUTCOME_UNKNOWN`: The picture was ordered, but whether FIBO took the order is not known.
       *     - `IMAGE_UNAVAILABLE`: FIBO made the picture, but it could not be kept yet.
       *     - `UPSTREAM_UNAUTHORIZED`: FIBO refuses this service's account.
       *     - `INTERNAL_ERROR`: The service has a fault of its own.
       */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `DATABASE_UNAVAILABLE`: The database cannot be reached.
       *     - `CIRCUIT_OPEN`: FIBO fails so often that it is left alone for a while.
       *     - `STORAGE_FULL`: There is no room for another picture.
       */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `GENERATION_TIMEOUT`: The picture was not ready in time. */
      504: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Cache-Status'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  listParameters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All parameters */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Parameters'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  cancelGeneration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The generation's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The generation, which has ended */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Generation'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `STILL_RUNNING`: The generation is still under way. */
      409: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  receiveFiboWebhook: {
    parameters: {
      query?: never;
      header: {
        /** @description One or several, separated by commas: v1=<base64> */
        'Bria-Webhook-Signature': string;
        /** @description When it was sent, in Unix seconds */
        'Bria-Webhook-Timestamp': string;
        /** @description The job */
        'Bria-Webhook-Id': string;
      };
      path: {
        /** @description Generation, attempt and our signature over both */
        attempt: string;
      };
      cookie?: never;
    };
    /** @description What FIBO's status call answers of the job */
    requestBody: {
      content: {
        'application/json': {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description It is taken */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookReceipt'];
        };
      };
      /** @description `UNAUTHENTICATED`: The request carries no valid key. */
      401: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getWebhookSecret: {
    parameters: {
      query: {
        /** @description Whose */
        user_id: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The secret */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookSecret'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  rotateWebhookSecret: {
    parameters: {
      query: {
        /** @description Whose */
        user_id: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new secret */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookSecret'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  listWebhookDeliveries: {
    parameters: {
      query: {
        /** @description Whose */
        user_id: number;
        /** @description Only those about this generation */
        generation_id?: number;
        /** @description Only those about this batch, not about its generations */
        batch_id?: number;
        /** @description Only those in this state */
        status?: 'pending' | 'delivered' | 'failed';
        /** @description At most so many */
        limit?: number;
        /** @description next_cursor of the page before: this one begins after it, whatever came in between. It belongs to its user and filters */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDeliveryPage'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  redeliverWebhook: {
    parameters: {
      query: {
        /** @description Whose */
        user_id: number;
      };
      header?: never;
      path: {
        /** @description The delivery's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The delivery, which is pending now */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WebhookDelivery'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  listBatches: {
    parameters: {
      query: {
        /** @description Whose batches: that of several users belongs to the least of their ids */
        user_id: number;
        /** @description Only those in this state */
        status?: 'processing' | 'completed' | 'cancelled';
        /** @description At most so many */
        limit?: number;
        /** @description next_cursor of the page before: this one begins after it, whatever came in between. It belongs to its user and status */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchPage'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  createBatch: {
    parameters: {
      query?: never;
      header?: {
        /** @description How long to wait (RFC 7240): `respond-async` for nothing, `wait=N` for N seconds, at most 60; then the answer is 202. Without it until every item has ended, with `webhook_url` until the deadline, or for SYNC_WAIT_MAX_SECONDS if that is set. */
        Prefer?: string;
        /**
         * @description Makes it safe to send the request again, for 24 hours: with the same key and body it is made once. 1 to 255 visible ASCII characters, one key for each request that is meant anew, e.g. a UUID.
         *
         *     A repeat gets the first answer again, with `Idempotent-Replayed: true`; while the first request is under way 409 IDEMPOTENCY_KEY_IN_USE; with another body 422 IDEMPOTENCY_KEY_REUSED. After a failure that certainly cost nothing it is a fresh try. After one whose picture may still come, and after a crash of the service, it gets what has become of the picture by now.
         */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BatchRequest'];
      };
    };
    responses: {
      /** @description What became of each item */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer was made for an earlier request with the same Idempotency-Key, or tells what has become of that; absent otherwise */
          'Idempotent-Replayed'?: 'true';
          /** @description What the request preferred and was granted; absent when it preferred nothing */
          'Preference-Applied'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Batch'];
        };
      };
      /** @description The batch, processing: each item is made, however long that takes, and whatever becomes of the caller or of this process */
      202: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer was made for an earlier request with the same Idempotency-Key, or tells what has become of that; absent otherwise */
          'Idempotent-Replayed'?: 'true';
          /** @description Where the batch stands */
          Location?: string;
          /** @description Seconds until it is worth asking again; only while it is under way */
          'Retry-After'?: number;
          /** @description The answer is right for now only; only while it is under way */
          'Cache-Control'?: string;
          /** @description What the request preferred and was granted; absent when it preferred nothing */
          'Preference-Applied'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchJob'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `IDEMPOTENCY_KEY_IN_USE`: The first request with this key is still under way. */
      409: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       *     - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `IDEMPOTENCY_KEY_REUSED`: The key was used before with another body.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `GENERATION_FAILED`: FIBO could not make the picture.
       *     - `INTERNAL_ERROR`: The service has a fault of its own.
       *
       *     GENERATION_FAILED comes only with `continue_on_error` false. `detail`, `generation_id` and `Location` are those of the item that failed first, `billed` is of all items together, and the keys of the answer 200 tell of each of them.
       */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchFailure'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The batch's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The batch */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          /** @description Seconds until it is worth asking again; only while it is under way */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchJob'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  cancelBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The batch's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The batch */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          /** @description Seconds until it is worth asking again; only while it is under way */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchJob'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  retryBatch: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description Makes it safe to send the request again, for 24 hours: with the same key and body it is made once. 1 to 255 visible ASCII characters, one key for each request that is meant anew, e.g. a UUID.
         *
         *     A repeat gets the batch as it is by then, with `Idempotent-Replayed: true`, and nothing is tried again, also after the batch has ended once more; while the first request is being answered 409 IDEMPOTENCY_KEY_IN_USE; for another batch of the same owner 422 IDEMPOTENCY_KEY_REUSED. After a 409 STILL_RUNNING it is a fresh try.
         */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description The batch's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The batch */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          /** @description Seconds until it is worth asking again; only while it is under way */
          'Retry-After'?: number;
          /** @description The answer was made for an earlier request with the same Idempotency-Key, or tells what has become of that; absent otherwise */
          'Idempotent-Replayed'?: 'true';
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchJob'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `STILL_RUNNING`: The generation is still under way.
       *     - `IDEMPOTENCY_KEY_IN_USE`: The first request with this key is still under way.
       */
      409: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          /** @description Where the generation stands, when the failure left one behind */
          Location?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       *     - `IDEMPOTENCY_KEY_REUSED`: The key was used before with another body.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description As in the answer 200 */
          'Idempotent-Replayed'?: 'true';
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getStatistics: {
    parameters: {
      query: {
        /** @description Whose generations */
        user_id: number;
        /** @description Only this one of the user's projects */
        project_id?: number;
        /** @description The period: so many times 24 hours, up to now */
        days?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The figures */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Statistics'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  listHistory: {
    parameters: {
      query: {
        /** @description Whose generations */
        user_id: number;
        /** @description Only this one of the user's projects */
        project_id?: number;
        /** @description Only those in this state */
        status?: 'pending' | 'processing' | 'completed' | 'failed';
        /** @description Only those asked for in this mode */
        mode?: 'ai' | 'manual';
        /** @description Only those of this batch */
        batch_id?: number;
        /** @description Only those accepted then or later: a time with its offset from UTC (RFC 3339) */
        created_from?: string;
        /** @description Only those accepted earlier: a time with its offset from UTC (RFC 3339) */
        created_to?: string;
        /** @description At most so many */
        limit?: number;
        /** @description So many of the newest are left out; none unless it is given. Not together with cursor */
        offset?: number;
        /** @description next_cursor of the page before: this one begins after it, whatever came in between. It belongs to its user and filters; not together with offset */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HistoryPage'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  eraseHistory: {
    parameters: {
      query: {
        /** @description Whose generations */
        user_id: number;
        /** @description Only those of this one of the user's projects */
        project_id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All that had ended is erased */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erased'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getGeneration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The generation's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The generation */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          /** @description Seconds until it is worth asking again; only while it is under way */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Generation'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  eraseGeneration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The generation's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is erased */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Erased'];
        };
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `STILL_RUNNING`: The generation is still under way. */
      409: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `PAYLOAD_TOO_LARGE`: The body is larger than 1 MiB, for a batch 4 MiB. */
      413: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `UNSUPPORTED_MEDIA_TYPE`: The body is not declared as application/json in UTF-8. */
      415: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `INVALID_JSON`: The body is not JSON in UTF-8.
       *     - `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid.
       */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getGenerationImage: {
    parameters: {
      query?: never;
      header?: {
        /** @description One range of bytes, as `bytes=0-99`; several are ignored */
        Range?: string;
        /** @description ETag of the picture that the range belongs to */
        'If-Range'?: string;
        /** @description ETags of the pictures at hand */
        'If-None-Match'?: string;
      };
      path: {
        /** @description The generation's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The picture */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description SHA-256 of the picture in hex, quoted */
          ETag?: string;
          /** @description How long the picture may be kept, and by whom */
          'Cache-Control'?: string;
          /** @description Parts of the picture can be asked for */
          'Accept-Ranges'?: string;
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      /** @description The range asked for */
      206: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description SHA-256 of the picture in hex, quoted */
          ETag?: string;
          /** @description How long the picture may be kept, and by whom */
          'Cache-Control'?: string;
          /** @description Parts of the picture can be asked for */
          'Accept-Ranges'?: string;
          /** @description Which bytes, and of how many */
          'Content-Range'?: string;
          [name: string]: unknown;
        };
        content: {
          'image/png': string;
        };
      };
      /** @description The picture at hand is the current one */
      304: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description SHA-256 of the picture in hex, quoted */
          ETag?: string;
          /** @description How long the picture may be kept, and by whom */
          'Cache-Control'?: string;
          /** @description Parts of the picture can be asked for */
          'Accept-Ranges'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `RANGE_NOT_SATISFIABLE`: The range lies beyond the end of the picture. */
      416: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description How long the picture is */
          'Content-Range'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  followGeneration: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `id` of the last event that the client has seen, as browsers send it when they connect again: nothing up to there is told again.
         *     What changed meanwhile is told as it stands now. What is no such id counts as none
         */
        'Last-Event-ID'?: string;
      };
      path: {
        /** @description The generation's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /**
       * @description Server-sent events. `event` is always `generation`, `id` rises (1 pending, 2 processing, 3 completed or failed), and `data` is the whole generation as
       *     GET /api/generate/{id} answers it, in one line. `: ping` comes every 3 s. A stream may end before the last event, as when its node stops or the client
       *     does not read: connect again, with Last-Event-ID
       */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example retry: 1000
           *
           *     event: generation
           *     id: 2
           *     data: {"id":101,"prompt":"A luxury watch","mode":"manual","status":"processing",…}
           *
           *     : ping
           *
           *     event: generation
           *     id: 3
           *     data: {"id":101,"prompt":"A luxury watch","mode":"manual","status":"completed",…}
           */
          'text/event-stream': string;
        };
      };
      /** @description The client has seen the last event: there is no need to come back */
      204: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  followBatch: {
    parameters: {
      query?: never;
      header?: {
        /**
         * @description The `id` of the last event that the client has seen, as browsers send it when they connect again: nothing up to there is told again.
         *     What changed meanwhile is told as it stands now. What is no such id counts as none
         */
        'Last-Event-ID'?: string;
      };
      path: {
        /** @description The batch's id */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /**
       * @description Server-sent events. `generation`: one of the batch's generations, whole, as GET /api/generate/{id} answers it, in one line; once for each of its states, however many items
       *     have it, so keep them by their `id`. `cached` says that it was made for somebody else than this batch, as in results. When such a generation is given up its items get
       *     another one, which is told of once it is further than what was told before. Items that never had a generation have no such event.
       *     `batch`: the last event, the batch as GET /api/generate/batch/{id} answers it. The `id` of each event is a number of up to 40 digits that rises, also from one retry to the next. `: ping` comes every 3 s. A stream may end before the last event, as when its node stops or the client
       *     does not read: connect again, with Last-Event-ID
       */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          /**
           * @example retry: 1000
           *
           *     event: generation
           *     id: 96
           *     data: {"id":101,"prompt":"A paper plane","mode":"manual","status":"processing",…}
           *
           *     : ping
           *
           *     event: generation
           *     id: 108
           *     data: {"id":102,"prompt":"A paper hat","mode":"manual","status":"completed",…}
           *
           *     event: generation
           *     id: 124
           *     data: {"id":101,"prompt":"A paper plane","mode":"manual","status":"completed",…}
           *
           *     event: batch
           *     id: 125
           *     data: {"id":7,"status":"completed","total":2,"successful":2,"failed":0,…}
           */
          'text/event-stream': string;
        };
      };
      /** @description The client has seen the last event: there is no need to come back */
      204: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `NOT_FOUND`: There is no such address or resource. */
      404: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `VALIDATION_FAILED`: The request has fields that are missing, unknown or invalid. */
      422: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /** @description `DATABASE_UNAVAILABLE`: The database cannot be reached. */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getLiveness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It lives */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Liveness'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  getReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description They should */
      200: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description The answer is right for now only */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Readiness'];
        };
      };
      /** @description `INTERNAL_ERROR`: The service has a fault of its own. */
      500: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - `DATABASE_UNAVAILABLE`: The database cannot be reached.
       *     - `SHUTTING_DOWN`: This node is shutting down.
       */
      503: {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          /** @description Seconds to wait before another try; always there with 429 and 503 */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
      /**
       * @description - 400 `MALFORMED_REQUEST`: The request is not valid HTTP or its path does not decode.
       *     - 403 `FORBIDDEN`: The caller may not do this.
       *     - 408 `REQUEST_TIMEOUT`: The request took too long to arrive.
       *     - 431 `HEADERS_TOO_LARGE`: The request line and headers are larger than 16 KiB.
       */
      '4XX': {
        headers: {
          /** @description Names the request in the service's log */
          'X-Request-Id'?: string;
          /** @description A failure is never kept */
          'Cache-Control'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiError'];
        };
      };
    };
  };
  receiveGenerationCompleted: {
    parameters: {
      query?: never;
      header: {
        /** @description Names the event: the same at every attempt, so that one that comes twice is seen */
        'webhook-id': string;
        /** @description When the attempt was made: seconds since the Unix epoch */
        'webhook-timestamp': string;
        /** @description v1, and the base64 of the HMAC-SHA256 of id, timestamp and body, joined by dots; several with a space between them while a secret is replaced */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description What happened
           * @enum {string}
           */
          type: 'generation.completed';
          /**
           * Format: date-time
           * @description When it happened; data is as it stands when the event is sent, so that of a batch that was retried meanwhile may be under way again
           */
          timestamp: string;
          data: components['schemas']['Generation'];
        };
      };
    };
    responses: {
      /** @description The receiver has it; what it answers is not looked at */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  receiveGenerationFailed: {
    parameters: {
      query?: never;
      header: {
        /** @description Names the event: the same at every attempt, so that one that comes twice is seen */
        'webhook-id': string;
        /** @description When the attempt was made: seconds since the Unix epoch */
        'webhook-timestamp': string;
        /** @description v1, and the base64 of the HMAC-SHA256 of id, timestamp and body, joined by dots; several with a space between them while a secret is replaced */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description What happened
           * @enum {string}
           */
          type: 'generation.failed';
          /**
           * Format: date-time
           * @description When it happened; data is as it stands when the event is sent, so that of a batch that was retried meanwhile may be under way again
           */
          timestamp: string;
          data: components['schemas']['Generation'];
        };
      };
    };
    responses: {
      /** @description The receiver has it; what it answers is not looked at */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  receiveBatchCompleted: {
    parameters: {
      query?: never;
      header: {
        /** @description Names the event: the same at every attempt, so that one that comes twice is seen */
        'webhook-id': string;
        /** @description When the attempt was made: seconds since the Unix epoch */
        'webhook-timestamp': string;
        /** @description v1, and the base64 of the HMAC-SHA256 of id, timestamp and body, joined by dots; several with a space between them while a secret is replaced */
        'webhook-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description What happened
           * @enum {string}
           */
          type: 'batch.completed';
          /**
           * Format: date-time
           * @description When it happened; data is as it stands when the event is sent, so that of a batch that was retried meanwhile may be under way again
           */
          timestamp: string;
          data: components['schemas']['BatchJob'];
        };
      };
    };
    responses: {
      /** @description The receiver has it; what it answers is not looked at */
      '2XX': {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
