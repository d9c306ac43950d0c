import type { ConsumerDeserializer, IncomingEvent } from '@nestjs/microservices';

/** A message of the ERP with its wrapping taken off. */
export interface EventMessage {
  readonly body: unknown;
  readonly envelopeId: string | null;
}

/**
 * Takes the wrapping off the three shapes of message: plain, `{ id, type, data }`, and Nest's `{
 * pattern, data }`. Nest's own deserializer takes any object with a `data` key for its packet and
 * loses the envelope's id; here only a `pattern` that equals the channel makes a packet. The result
 * never has an id, so Nest never sends a reply.
 */
export class EventMessageDeserializer implements ConsumerDeserializer {
  deserialize(value: unknown, options?: Record<string, unknown>): IncomingEvent {
    const channel = options?.['channel'];
    return { pattern: channel, data: unwrapped(value, channel) };
  }
}

function unwrapped(value: unknown, channel: unknown): EventMessage {
  if (!isRecord(value)) return { body: value, envelopeId: null };
  const wrapped = value['pattern'] === channel || typeof value['type'] === 'string';
  if (!wrapped || !isRecord(value['data'])) return { body: value, envelopeId: null };
  const { id, data } = value;
  return { body: data, envelopeId: typeof id === 'string' ? id : null };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
