import { EventMessageDeserializer } from './event-message.deserializer';

const channel = 'pricing.price_changed';
const read = (message: unknown): unknown =>
  new EventMessageDeserializer().deserialize(message, { channel }).data;

describe('EventMessageDeserializer', () => {
  it('leaves a plain message as it is', () => {
    const plain = { eventId: 'e1', productId: 'LED-1' };
    expect(read(plain)).toEqual({ body: plain, envelopeId: null });
  });

  it('unwraps an envelope and keeps its id', () => {
    expect(read({ id: 'e2', type: channel, data: { productId: 'LED-1' } })).toEqual({
      body: { productId: 'LED-1' },
      envelopeId: 'e2',
    });
  });

  it('unwraps a packet of Nest', () => {
    expect(read({ pattern: channel, data: { productId: 'LED-1' } })).toEqual({
      body: { productId: 'LED-1' },
      envelopeId: null,
    });
  });

  it('does not mistake a plain message with a data or pattern key for a packet', () => {
    const plain = { productId: 'LED-1', data: { pattern: 'x' }, pattern: 'stripes' };
    expect(read(plain)).toEqual({ body: plain, envelopeId: null });
  });

  it.each([null, 'text', 7, [1]])('hands on %j, for others to refuse', (message) => {
    expect(read(message)).toEqual({ body: message, envelopeId: null });
  });

  it('never answers a packet that would be replied to', () => {
    const packet = new EventMessageDeserializer().deserialize(
      { pattern: channel, id: 'x', data: {} },
      { channel },
    );
    expect(packet).not.toHaveProperty('id');
  });
});
