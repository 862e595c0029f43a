import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

// Writes the types of a client of the committed OpenAPI document to the file named.
const [, , path] = process.argv;
if (path === undefined) throw new Error('usage: node test/client/generate.js <file>');

const document = new URL('../contract/openapi.json', import.meta.url);
// A field with a default may be left out of a request: the service fills it in.
const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
const style = await resolveConfig(import.meta.filename);
const source = `// Made from test/contract/openapi.json by \`npm run openapi\`.\n\n${types}`;
await writeFile(path, await format(source, { ...style, parser: 'typescript' }));
