import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testBehaviours, type Probe, type ProbedShop } from '../testing/behaviour-probes';

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/missing.png') response.writeHead(404).end();
    else response.setHeader('content-type', 'image/png').end(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const at = (name: string): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`;

const imagesOf = (answer: Record<string, unknown>): number[] =>
  (answer['images'] as { id: number }[]).map(({ id }) => id);

/** Whether a product keeps its attachment when its picture is sent again. */
const keeps =
  (again: (id: number) => object) =>
  async ({ make, change }: ProbedShop): Promise<unknown> => {
    const made = await make({ images: [{ src: at('lamp.png') }] });
    const [id = 0] = imagesOf(made);
    return imagesOf(await change(made['id'], { images: [again(id)] }))[0] === id;
  };

const PROBES: readonly Probe[] = [
  {
    name: 'image-src-new-attachment',
    see: keeps(() => ({ src: at('lamp.png') })),
    on: false,
    off: true,
  },
  { name: 'image-id-kept', see: keeps((id) => ({ id })), on: true, off: false },
  {
    name: 'image-failure-spoils-write',
    see: async ({ make, change, read }) => {
      const { id } = await make({ name: 'Lamp' });
      await change(id, { name: 'Other', images: [{ src: at('missing.png') }] });
      return (await read(id))['name'];
    },
    on: 'Lamp',
    off: 'Other',
  },
  {
    name: 'image-extension-required',
    see: async ({ make }) => (await make({ images: [{ src: at('lamp') }] }))['code'] ?? 'taken',
    on: 'woocommerce_product_image_upload_error',
    off: 'taken',
  },
  {
    name: 'variation-shows-products-picture',
    see: async ({ caller, make }) => {
      const { id } = await make({ type: 'variable', images: [{ src: at('lamp.png') }] });
      const path = `/products/${String(id)}/variations`;
      const made = await caller.send('POST', path, {});
      const { body } = await caller.send('GET', `${path}/${String(made.body['id'])}`);
      return body['image'] !== null;
    },
    on: true,
    off: false,
  },
  {
    name: 'no-images-clear',
    see: async ({ make, change }) => {
      const { id } = await make({ images: [{ src: at('lamp.png') }] });
      return imagesOf(await change(id, { images: [] })).length;
    },
    on: 0,
    off: 1,
  },
];

describe('a picture', () => {
  testBehaviours(PROBES);
});
