/** Documents, as headers of a response, what `@Header('Cache-Control', 'no-store')` sends. */
export const NOT_STORED = {
  'Cache-Control': {
    description: 'The answer is right for now only',
    schema: { type: 'string', example: 'no-store' },
  },
};
