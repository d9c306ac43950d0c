import type { ClassProvider } from '@nestjs/common';
import { HintRepository } from '../../../domain/webhooks/hint.repository';
import { WebhookRepository } from '../../../domain/webhooks/webhook.repository';
import { TypeOrmHintRepository } from './typeorm-hint.repository';
import { TypeOrmWebhookRepository } from './typeorm-webhook.repository';

/** The repositories of webhooks, and of what shops hint at by them. */
export const WEBHOOK_REPOSITORIES: readonly ClassProvider[] = [
  { provide: HintRepository, useClass: TypeOrmHintRepository },
  { provide: WebhookRepository, useClass: TypeOrmWebhookRepository },
];
