/** What the events of a batch are, for the route's documentation. */
export const BATCH_EVENTS = `\`generation\`: one of the batch's generations, whole, as GET /api/generate/{id} answers it, in one line; once for each of its states, however many items
have it, so keep them by their \`id\`. \`cached\` says that it was made for somebody else than this batch, as in results. When such a generation is given up its items get
another one, which is told of once it is further than what was told before. Items that never had a generation have no such event.
\`batch\`: the last event, the batch as GET /api/generate/batch/{id} answers it. The \`id\` of each event is a number of up to 40 digits that rises, also from one retry to the next.`;

export const BATCH_EVENTS_EXAMPLE = `retry: 1000

event: generation
id: 96
data: {"id":101,"prompt":"A paper plane","mode":"manual","status":"processing",…}

: ping

event: generation
id: 108
data: {"id":102,"prompt":"A paper hat","mode":"manual","status":"completed",…}

event: generation
id: 124
data: {"id":101,"prompt":"A paper plane","mode":"manual","status":"completed",…}

event: batch
id: 125
data: {"id":7,"status":"completed","total":2,"successful":2,"failed":0,…}

`;
