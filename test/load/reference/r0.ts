/** R0: the least a server in node can do. Reads the body, parses it, makes the MD5, answers a ready string from a Map. */
import { createServer, type IncomingMessage } from 'node:http';
import { md5, readArguments } from './ready-answer.js';

const { port, request: known, answer } = readArguments();
const answers = new Map([[keyOf(known), answer]]);

createServer((request, response) => {
  readText(request, (body) => {
    const found = answers.get(keyOf(body));
    response.statusCode = found === undefined ? 404 : 200;
    response.setHeader('content-type', 'application/json').end(found);
  });
}).listen(port, '127.0.0.1');

/** A body that is no JSON has no key. */
function keyOf(body: string): string | undefined {
  return body === '' ? undefined : md5(JSON.stringify(JSON.parse(body)));
}

function readText(request: IncomingMessage, use: (text: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => use(Buffer.concat(chunks).toString()));
}
