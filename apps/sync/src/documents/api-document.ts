import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { documentProblems } from './document-problems';

/** The OpenAPI document of all routes that the application has. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Cypher WooCommerce Sync')
    .setDescription(
      'Keeps WooCommerce shops equal to the Cypher ERP and brings their orders back. ' +
        'Errors are `application/problem+json` (RFC 9457) with a stable `code`.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  return documentProblems(SwaggerModule.createDocument(app, config));
}

/** Serves the documentation at `/docs`, and the document itself at `/docs-json`. */
export function serveApiDocument(app: INestApplication): void {
  // The document is made when first asked for, so that the start does not wait for it.
  SwaggerModule.setup('docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    swaggerOptions: { persistAuthorization: true },
  });
}
