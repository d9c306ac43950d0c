/**
 * An owner's browser at a shop's pages: it keeps its cookie, follows nothing by itself, and is the
 * proxy with TLS before a shop that is told of one.
 */
export class ShopBrowser {
  private cookie = '';

  /** Opens an address. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(url.replace(/^https:\/\/127/, 'http://127'), {
      ...init,
      redirect: 'manual',
      headers: { cookie: this.cookie },
    });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    return answer;
  }

  /** Logs in, by a name that is its password, from a page that asks for it; where that leads to. */
  async logIn(page: string, name: string): Promise<string> {
    const login = locationOf(await this.ask(page));
    const body = new URLSearchParams({ username: name, password: name, login: 'Login' });
    return locationOf(await this.ask(login, { method: 'POST', body }));
  }

  /** Where "Approve" leads to. */
  async approveLink(authorize: string): Promise<string> {
    const html = await (await this.ask(authorize)).text();
    const link = /href="([^"]+)" class="wc-auth-approve"/.exec(html)?.[1];
    if (link === undefined) throw new Error(`Nothing to approve: ${html}`);
    return link.replaceAll('&amp;', '&');
  }

  /** Logs in and approves; where that leads to. */
  async approve(page: string, name = 'owner'): Promise<string> {
    const authorize = await this.logIn(page, name);
    return locationOf(await this.ask(await this.approveLink(authorize)));
  }
}

function locationOf(answer: Response): string {
  const location = answer.headers.get('location');
  if (location === null) throw new Error(`It leads nowhere: ${answer.status}`);
  return location;
}
