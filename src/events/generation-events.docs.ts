/** What the events of a generation are, for the route's documentation. */
export const GENERATION_EVENTS = `\`event\` is always \`generation\`, \`id\` rises (1 pending, 2 processing, 3 completed or failed), and \`data\` is the whole generation as
GET /api/generate/{id} answers it, in one line.`;

export const GENERATION_EVENTS_EXAMPLE = `retry: 1000

event: generation
id: 2
data: {"id":101,"prompt":"A luxury watch","mode":"manual","status":"processing",…}

: ping

event: generation
id: 3
data: {"id":101,"prompt":"A luxury watch","mode":"manual","status":"completed",…}

`;
