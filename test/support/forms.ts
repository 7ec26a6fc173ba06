import { proxiedAdobeCommerce } from 'react-customer-auth/adobe-commerce';
import {
  createCustomerAuthForms,
  createCustomerAuthProxy,
  type CustomerAuthFormsOptions,
  type CustomerFormsState,
  type FormAction,
} from 'react-customer-auth/server';
import { proxiedShopify } from 'react-customer-auth/shopify';
import { backends, type BackendUnderTest } from './backends';
import { openCookieJar } from './cookieJar';
import { secret, upstreamOf } from './proxied';

/** A kind of shop, and how its tokens stay on a server. */
export interface FormServerUnderTest extends BackendUnderTest {
  proxied: CustomerAuthFormsOptions['backend'];
}

/** The kinds of shops that forms without a script are tested with. */
export const formServers: FormServerUnderTest[] = backends.map((under) => ({
  ...under,
  proxied: under.name === 'Shopify' ? proxiedShopify() : proxiedAdobeCommerce(),
}));

/** What a server has for such forms, before a shop in memory; `isBare`: its backend was made without any action. */
export function createFormServer(
  under: FormServerUnderTest,
  given: Partial<CustomerAuthFormsOptions> = {},
  isBare = false,
) {
  const opened = under.open(true);
  const options: CustomerAuthFormsOptions = {
    backend: under.proxied,
    upstream: upstreamOf(opened),
    cookie: { secrets: [secret] },
    action: '/api/customer',
    ...given,
  };
  const forms = createCustomerAuthForms(isBare ? opened.bare : opened.backend, options);
  return { ...opened, forms, proxy: createCustomerAuthProxy(options) };
}

/** The same with a browser that visits the site. */
export const formSites = formServers.map((under) => ({
  name: under.name,
  revokesOneToken: under.revokesOneToken,
  open: (...given: [Partial<CustomerAuthFormsOptions>?, boolean?]) =>
    visit(createFormServer(under, ...given)),
}));

const origin = 'https://shop.example';

/** A site, and one browser that visits it. */
function visit({ proxy, ...site }: ReturnType<typeof createFormServer>) {
  const { forms } = site;
  const jar = openCookieJar();

  /** The request of a form, as a browser sends it without a script. */
  const request = (
    action: FormAction,
    entered: Record<string, string> = {},
    page = '/account',
    headers: Record<string, string | null> = {},
  ) => {
    const sent = jar.send(`${origin}/api/customer`, {
      method: 'POST',
      body: new URLSearchParams({ action, page, ...entered }),
    });
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) sent.headers.delete(name);
      else sent.headers.set(name, value);
    }
    return sent;
  };

  return {
    ...site,
    jar,
    request,

    /** Sends a form; resolves to the answer, whose cookies are kept. */
    send: async (...form: Parameters<typeof request>): Promise<Response> => {
      const response = await forms.handle(request(...form));
      jar.receive(response);
      return response;
    },

    /** Loads a page, as its server sees it. */
    async load(path = '/account'): Promise<CustomerFormsState> {
      const page = jar.send(origin + path);
      page.headers.delete('Origin');
      const { state, headers } = await forms.read(page);
      jar.receive(new Response(null, { headers }));
      return state;
    },

    /** The proxy of the same site, as its script reaches it. */
    fetch: async (_: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const response = await proxy(jar.send(`${origin}/api/storefront`, init));
      jar.receive(response);
      return response;
    },
  };
}
