/** So many addresses are told of one generation's end: its row keeps them, and the statement that ends it writes an event for each. */
export const MAX_SUBSCRIBERS = 100;
