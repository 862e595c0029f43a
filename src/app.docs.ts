import type { INestApplication } from '@nestjs/common';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { costNotice } from './app.cost-notice.js';
import { DOCS_STYLE } from './app.docs-style.js';
import { describeCommonHeaders } from './app.response-headers.js';
import { describeKeys, hideScopes } from './app.access-docs.js';
import { AppConfig } from './config/app-config.js';
import { VERSION } from './config/version.js';
import { describeEvents } from './webhooks/events.docs.js';

const DESCRIPTION = `Pictures from words and camera terms, made by FIBO, Bria's text-to-image model.

With FIBO a picture takes some 15 seconds and costs money: give clients a timeout of at least 180 s. A client that hangs up changes nothing; what FIBO accepted is finished and kept.

Every failure is JSON of one shape: \`code\` says what went wrong, \`retryable\` whether the same request may succeed later, \`billed\` whether money was spent. \`X-Request-Id\` is on every answer; a caller's own is kept when it is 1 to 128 visible ASCII characters.

A trailing slash is optional. Unknown fields and query parameters are refused. A wrong method is answered with 405 and \`Allow\`. Fields, codes and headers may be added; clients ignore those they do not know.`;

const FRAME: Omit<OpenAPIObject, 'paths'> = {
  openapi: '3.1.0',
  info: { title: 'Generation API', description: DESCRIPTION, version: VERSION },
  security: [],
  tags: [
    { name: 'Generation', description: 'Make pictures' },
    { name: 'History', description: 'Find them again' },
    { name: 'Statistics', description: 'What they came to' },
    { name: 'Webhooks', description: 'Be told of them' },
    { name: 'Images', description: 'Fetch them' },
    { name: 'Cache', description: 'Not bought twice' },
    { name: 'FIBO', description: 'For FIBO alone' },
    { name: 'Health', description: 'For whoever runs the service' },
  ],
};

/** The API as an OpenAPI 3.1 document. Its server is whoever serves it, below the public URL's path. */
export function describeApi(
  app: INestApplication,
  { http: { publicUrl }, auth }: Pick<AppConfig, 'http' | 'auth'>,
): OpenAPIObject {
  const basePath = publicUrl === undefined ? '/' : new URL(publicUrl).pathname;
  const document = SwaggerModule.createDocument(app, {
    ...FRAME,
    servers: [{ url: basePath, description: 'This service' }],
  });
  if (auth.mode === 'api-key') describeKeys(document);
  else hideScopes(document);
  describeCommonHeaders(document);
  document.webhooks = describeEvents({ generation: 'Generation', batch: 'BatchJob' });
  return document;
}

/** Swagger UI at /docs, the document at /docs-json; both begin with what a picture costs here. */
export function installDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => describeServed(app), {
    jsonDocumentUrl: 'docs-json',
    customSiteTitle: 'Generation API',
    customCss: DOCS_STYLE,
    raw: ['json'],
    swaggerOptions: {
      tryItOutEnabled: true,
      displayRequestDuration: true,
      persistAuthorization: true,
      filter: true,
      defaultModelsExpandDepth: 0,
    },
  });
}

function describeServed(app: INestApplication): OpenAPIObject {
  const config = app.get(AppConfig);
  const document = describeApi(app, config);
  const description = `**${costNotice(config)}**\n\n${DESCRIPTION}`;
  return { ...document, info: { ...document.info, description } };
}
