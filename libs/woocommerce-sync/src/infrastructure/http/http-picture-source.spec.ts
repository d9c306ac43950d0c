import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import axios from 'axios';
import { HttpPictureSource } from './http-picture-source';

const PNG = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(20)]);

const ANSWERS: Readonly<Record<string, RequestListener>> = {
  '/lamp.png': (_, response) => response.setHeader('content-type', 'text/html').end(PNG),
  '/lamp.svg': (_, response) => response.end('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  '/moved.png': (_, response) => response.writeHead(302, { location: '/lamp.png' }).end(),
  '/large.png': (_, response) => response.end(Buffer.concat([PNG, Buffer.alloc(6_000_000)])),
};

let server: Server;
let shopAddress: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = ANSWERS[request.url ?? ''];
    if (answer === undefined) response.writeHead(404).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shopAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fetch = (address: string, shop = shopAddress, allowsPrivate = false) =>
  new HttpPictureSource().fetch(address, { shopAddress: shop, allowsPrivate });

describe('a picture of a shop', () => {
  it('comes with the type that its bytes tell, whatever is said of it', async () => {
    const { type, bytes } = await fetch(`${shopAddress}/lamp.png`);
    expect(type).toBe('image/png');
    expect(bytes).toHaveLength(PNG.length);
  });

  it.each(['/lamp.svg', '/moved.png', '/large.png', '/missing.png'])(
    'is none at %s',
    async (path) => {
      await expect(fetch(`${shopAddress}${path}`)).rejects.toMatchObject({ fault: 'store' });
    },
  );

  it('is asked of no host of the own network but the shop’s', async () => {
    const other = 'https://shop.example';
    await expect(fetch(`${shopAddress}/lamp.png`, other)).rejects.toMatchObject({
      code: 'IMAGE_URL_PRIVATE',
    });
    await expect(fetch('file:///etc/passwd')).rejects.toMatchObject({ code: 'IMAGE_URL_INVALID' });
    expect((await fetch(`${shopAddress}/lamp.png`, other, true)).type).toBe('image/png');
  });

  it.each(['169.254.169.254', '2852039166', '0251.0376.0251.0376', '[::ffff:a9fe:a9fe]'])(
    'is not asked of a link at %s, though the shop says it is there',
    async (host) => {
      const axiosGet = jest.spyOn(axios, 'get');
      for (const allowsPrivate of [false, true])
        await expect(
          fetch(`http://${host}/latest/meta-data`, `http://${host}`, allowsPrivate),
        ).rejects.toMatchObject({ fault: 'store' });
      expect(axiosGet).not.toHaveBeenCalled();
      axiosGet.mockRestore();
    },
  );
});
