/** The cookies of a browser, by name: each until its end. */
export function openCookieJar(now = () => Date.now()) {
  const cookies = new Map<string, string>();
  const ends = new Map<string, number>();

  function drop(name: string) {
    cookies.delete(name);
    ends.delete(name);
  }

  return {
    cookies,

    /** A request of one of the site's own pages, as a browser sends it. */
    send(input: RequestInfo | URL, init: RequestInit = {}): Request {
      for (const [name, end] of ends) if (end <= now()) drop(name);
      const request = new Request(input, init);
      request.headers.set('Origin', new URL(request.url).origin);
      request.headers.set('Sec-Fetch-Site', 'same-origin');
      request.headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
      return request;
    },

    receive({ headers }: Response) {
      for (const line of headers.getSetCookie()) {
        const [, name = '', value = '', rest = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
        const age = /Max-Age=(\d+)/.exec(rest)?.[1];
        drop(name);
        if (age === '0') continue;
        cookies.set(name, value);
        if (age !== undefined) ends.set(name, now() + Number(age) * 1_000);
      }
    },

    /** What is left when the browser has been closed. */
    close: () => {
      for (const name of cookies.keys()) if (!ends.has(name)) drop(name);
    },
  };
}
