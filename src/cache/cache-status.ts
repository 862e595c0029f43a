import type { Handler } from '../common/http/front.js';
import type { Passage } from './passage.js';

export const CACHE_STATUS = 'Cache-Status';

/** For the documentation. */
export const CACHE_STATUS_HEADER = {
  [CACHE_STATUS]: {
    description: `What the cache did (RFC 9211), of failures too:

- \`generation; hit; ttl=3412\`: an earlier picture is repeated, for so many seconds more
- \`generation; hit; detail=store; ttl=3412\`: likewise; it was made by another node, or before this one started
- \`generation; fwd=miss; stored\`: a new picture, kept in the cache; without \`stored\` it is not kept
- \`generation; fwd=miss; collapsed\`: the same picture was under way, and its outcome is shared
- \`generation; fwd=bypass\`: use_cache is false, or the request never got so far`,
    schema: { type: 'string', example: 'generation; fwd=miss; stored' },
  },
} as const;

type Course = Pick<Passage<unknown>, 'via'> &
  Partial<Pick<Passage<unknown>, 'ttlSeconds' | 'isFromStore'>>;

const BYPASS = 'generation; fwd=bypass';

/** The answer was made, and is kept. */
export const STORED = 'generation; fwd=miss; stored';

/** What `Cache-Status` says (RFC 9211) of a passage, as far as that is known. */
export function cacheStatus({ via, ttlSeconds = 0, isFromStore = false }: Course): string {
  switch (via) {
    case 'hit':
      return `generation; hit;${isFromStore ? ' detail=store;' : ''} ttl=${ttlSeconds}`;
    case 'miss':
      return 'generation; fwd=miss';
    case 'collapsed':
      return 'generation; fwd=miss; collapsed';
    case 'bypass':
      return BYPASS;
  }
}

/** For a route whose every answer has the header: those that fail before the cache is asked as well. */
export function unaskedCacheStatus(paths: readonly string[]): Handler {
  return ({ method, url = '' }, response, next) => {
    const [path = ''] = url.split('?', 1);
    if (method === 'POST' && paths.includes(path.toLowerCase())) {
      response.setHeader(CACHE_STATUS, BYPASS);
    }
    next();
  };
}
