/** Where a value was submitted; the first element of a fault's `loc`. */
export type Source = 'body' | 'query' | 'path';
