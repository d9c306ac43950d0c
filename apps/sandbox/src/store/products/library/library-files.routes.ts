import { Router, type Request, type Response } from 'express';
import type { StoreContext } from '../../store-context';

/** Where the files of the media library are, which anybody may read. */
export const UPLOADS = '/wp-content/uploads';

/** The pictures themselves: the double keeps none, and hands on what their source has. */
export function libraryFileRoutes({ library }: Pick<StoreContext, 'library'>): Router {
  const router = Router();
  router.get('/:year/:month/:file', async (request: Request, response: Response) => {
    const image = library.all().find(({ file }) => file === request.params['file']);
    const found = image === undefined ? null : await fetch(image.source).catch(() => null);
    if (found?.ok !== true) {
      response.status(404).type('html').send('Not Found');
      return;
    }
    response.type(found.headers.get('content-type') ?? 'image/png');
    response.send(Buffer.from(await found.arrayBuffer()));
  });
  return router;
}
