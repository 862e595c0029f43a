import type { INestApplication } from '@nestjs/common';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { VERSION } from './config/version.js';

const DESCRIPTION = `Pictures from words and camera terms, made by FIBO, Bria's text-to-image model.

A picture takes some 15 seconds and costs money: give clients a timeout of at least 180 s. A client that hangs up changes nothing; what FIBO accepted is finished and kept.

Every failure is JSON of one shape: \`code\` says what went wrong, \`retryable\` whether the same request may succeed later, \`billed\` whether money was spent.

A trailing slash is optional. Unknown fields and query parameters are refused. A wrong method is answered with 405 and \`Allow\`. Fields, codes and headers may be added; clients ignore those
they do not know.`;

const REQUEST_ID = {
  'X-Request-Id': {
    description:
      "Names the request in the service's log; the caller's own is kept when it is 1 to 128 visible ASCII characters",
    schema: { type: 'string', example: '4da5251a-0973-40e3-a533-9dc9e8c2c080' },
  },
};

const FRAME: Omit<OpenAPIObject, 'paths'> = {
  openapi: '3.1.0',
  info: { title: 'Generation API', description: DESCRIPTION, version: VERSION },
  security: [],
  tags: [
    { name: 'Generation', description: 'Make pictures' },
    { name: 'History', description: 'Find them again' },
    { name: 'Images', description: 'Fetch them' },
    { name: 'Health', description: 'For whoever runs the service' },
  ],
};

/** The API as an OpenAPI 3.1 document. Its server is whoever serves it, below the public URL's path. */
export function describeApi(app: INestApplication, publicUrl?: string): OpenAPIObject {
  const basePath = publicUrl === undefined ? '/' : new URL(publicUrl).pathname;
  const document = SwaggerModule.createDocument(app, { ...FRAME, servers: [{ url: basePath }] });
  describeRequestIds(document);
  return document;
}

/** Swagger UI at /docs, the document at /docs-json. */
export function installDocs(app: INestApplication, publicUrl: string | undefined): void {
  SwaggerModule.setup('docs', app, () => describeApi(app, publicUrl), {
    jsonDocumentUrl: 'docs-json',
    customSiteTitle: 'Generation API',
    raw: ['json'],
    swaggerOptions: { displayRequestDuration: true },
  });
}

/** The one header that every answer of every route has. */
function describeRequestIds({ paths }: OpenAPIObject): void {
  for (const { get, post } of Object.values(paths)) {
    for (const operation of [get, post]) {
      for (const response of Object.values(operation?.responses ?? {})) {
        if (response && !('$ref' in response)) {
          response.headers = { ...REQUEST_ID, ...response.headers };
        }
      }
    }
  }
}
