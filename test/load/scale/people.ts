/** Whose histories are read: a fifth of all rows, one row in a hundred, none. */
export const PEOPLE = { big: 1, middle: 2, nobody: 999 } as const;

export type Person = keyof typeof PEOPLE;

/** All others have the ids from here on. */
export const FIRST_OF_MANY = 1000;
export const MANY = 20_000;
