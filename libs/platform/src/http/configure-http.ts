import type { NestExpressApplication } from '@nestjs/platform-express';
import helmet from 'helmet';
import { PlatformSettings } from '../config/platform.settings';
import { Metrics } from '../metrics/metrics';
import { JSON_TYPES, requireJson, requireObject } from './body/body-door';
import { explainBodyFaults } from './body/body-faults';
import { RawBodyRoutes } from './body/raw-body-routes';
import { answerClientErrors } from './client-errors';
import { identifyRequest } from './request-id';

/**
 * What happens to every request before Nest sees it, in this order: an id, the stopwatch, safe
 * headers, the body parsed and not more than may be looked at. The application must be created with
 * `bodyParser: false`.
 */
export function configureHttp(app: NestExpressApplication): void {
  const settings = app.get(PlatformSettings);
  app.set('trust proxy', settings.TRUST_PROXY);
  answerClientErrors(app.getHttpServer());
  app.use(identifyRequest);
  app.use(app.get(Metrics).timeRequests);
  // Without TLS of our own, browsers must not be told to upgrade what the API's pages load.
  app.use(helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } }));
  if (settings.CORS_ORIGINS !== undefined) {
    app.enableCors({
      origin: [...settings.CORS_ORIGINS],
      exposedHeaders: ['x-request-id', 'retry-after'],
    });
  }
  const rawBodies = app.get(RawBodyRoutes);
  app.useBodyParser('raw', { limit: settings.BODY_LIMIT, type: rawBodies.has });
  app.use(requireJson);
  app.useBodyParser('json', { limit: settings.BODY_LIMIT, type: [...JSON_TYPES] });
  app.use(explainBodyFaults);
  app.use(requireObject);
}
