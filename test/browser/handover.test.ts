import { createServer } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { startDemoWithShops } from '../support/demo';
import { overhear } from '../support/overhear';

let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemoWithShops>>;
let context: BrowserContext;
let panel: Page;

const ada = { email: 'ada@example.com', password: 'analytical', name: 'Ada Lovelace' };
const grace = { email: 'grace@example.com', password: 'debugging', name: 'Grace Hopper' };
const reason = 'A parcel is missing: ticket 4711';

beforeAll(async () => {
  [browser, demo] = await Promise.all([launchBrowser(), startDemoWithShops()]);
});
afterAll(async () => {
  await browser.close();
  demo.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  panel = await context.newPage();
});
afterEach(() => context.close());

const banner = (page: Page) => page.getByRole('region', { name: 'Support session' });
const question = (page: Page) => page.locator('.rca-notice', { hasText: /^Sign in as / });
const confirm = (page: Page) => page.getByRole('button', { name: 'Sign in as this customer' });
const alerts = async (page: Page) => (await page.getByRole('alert').allInnerTexts()).join('');
const news = () => panel.locator('form.sign-in-as').getByRole('status').innerText();
/** The newest entry of the audit. */
const newest = () =>
  panel
    .getByRole('table')
    .getByRole('row')
    .allInnerTexts()
    .then(([, last = 'none']) => last);

/** Finds a customer at the panel, and gives the reason. */
async function find({ email, name } = grace, tokens = 'in the browser') {
  await panel.goto(demo.panel);
  await panel.getByLabel('Customer’s email').fill(email);
  await panel.getByRole('button', { name: 'Find' }).click();
  await panel.getByRole('heading', { name }).waitFor();
  await panel.getByLabel('Reason', { exact: true }).fill(reason);
  await panel.getByLabel(tokens).check();
}

/** The page that comes of a click. */
async function opened(click: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent('page'), click()]);
  await question(page).waitFor();
  return page;
}

const openFromPanel = () =>
  opened(() => panel.getByRole('button', { name: /^Sign in as/ }).click());

const makeLink = async () => {
  await panel.getByRole('button', { name: 'Make a link' }).click();
  return (await panel.getByRole('link').getAttribute('href')) ?? '';
};

/** A page of the storefront where a customer has signed in. */
async function signIn(
  { email, password, name }: typeof ada,
  tokens: string,
  within = context,
): Promise<Page> {
  const page = await within.newPage();
  await page.goto(`${demo.url}/?shop=adobe&tokens=${tokens}#/account`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText(name).waitFor();
  return page;
}

/** Whose account the page shows. */
const account = async (page: Page, { name }: typeof ada) => {
  await page.goto(page.url().replace(/#.*$/, '#/account'));
  await page.getByRole('main').getByText(name).waitFor();
};

/** The account on a page, without the card of cookies, which every port of this machine has in common. */
const accountShown = async (page: Page) =>
  (await page.getByRole('main').innerText()).split('What scripts can see')[0];

describe.each([
  ['browser', 'in the browser'],
  ['server', 'on the server'],
])('an agent, with tokens on the %s,', (tokens, label) => {
  it('acts as the customer in a second tab and ends it, and nobody else’s session changes', async () => {
    const elsewhere = await browser.newContext();
    const customers = await signIn(grace, tokens, elsewhere);
    const first = await signIn(ada, tokens);
    const shownBefore = await accountShown(first);

    await find(grace, label);
    const second = await openFromPanel();
    await confirm(second).click();
    await banner(second).waitFor();
    await account(second, grace);
    await expect.poll(news).toBe(`You are ${grace.name} there.`);
    expect(await accountShown(first)).toBe(shownBefore);

    await second.reload();
    await banner(second).waitFor();
    await account(second, grace);
    await banner(second).getByRole('button', { name: 'End' }).click();
    await account(second, ada);
    expect(await banner(second).count()).toBe(0);

    expect(await accountShown(first)).toBe(shownBefore);
    await first.reload();
    await account(first, ada);
    await customers.reload();
    await account(customers, grace);
    await elsewhere.close();
  });

  it('is not acting in a duplicate of the tab', async () => {
    await signIn(ada, tokens);
    await find(grace, label);
    const second = await openFromPanel();
    await confirm(second).click();
    await banner(second).waitFor();
    // With a copy of what the tab stores, as a duplicate has it.
    const [duplicate] = await Promise.all([
      context.waitForEvent('page'),
      second.evaluate(() => void window.open(location.href)),
    ]);
    await account(duplicate, ada);
    expect(await banner(duplicate).count()).toBe(0);
    await account(second, grace);
  });

  it('is told when the time is up, and is who they were', async () => {
    await context.clock.install();
    await signIn(ada, tokens);
    await find(grace, label);
    const second = await openFromPanel();
    await confirm(second).click();
    await banner(second).waitFor();
    await account(second, grace);
    // As a computer that has slept.
    await context.clock.fastForward('16:00');
    await second.getByText(`Your time as ${grace.email} is over.`).first().waitFor();
    await second.getByText(ada.name).waitFor();
  });
});

describe('no secret', () => {
  it.each([
    ['by a page that opens another', openFromPanel, []],
    [
      'by a link',
      async () => {
        await makeLink();
        return opened(() => panel.getByRole('link').click());
      },
      // The browser's own memory of how the page was come by, which no page can change.
      ['timings', 'typed'],
    ],
  ])(
    'is in an address, a referrer, the history, a storage or a log: %s',
    async (_, open, known) => {
      const heard = overhear(context);
      const other = await signIn(ada, 'browser');
      await find();
      const second = await open();
      await confirm(second).click();
      await banner(second).waitFor();
      await account(second, grace);
      await second.goBack();
      for (const page of [other, second]) await heard.look(page);

      const codes = heard.sent.filter((body) => body.includes('generateCustomerToken'));
      const { variables }: { variables: { password: string } } = JSON.parse(codes.at(-1) ?? '{}');
      const token = demo.adobeCommerce.livingTokens().at(-1) ?? '';
      expect(variables.password).toMatch(/^\w{32}$/);
      expect(token).not.toBe('');
      expect(heard.whereIs(variables.password)).toEqual(known);
      expect(heard.whereIs(token)).toEqual([]);
      expect(heard.whereIs(reason)).toEqual([]);
      // It would be found.
      expect(heard.whereIs('tokens=browser')).toContain('history');
    },
  );
});

describe('a link', () => {
  it('that was used says so, and so does one that is forged', async () => {
    await find();
    const link = await makeLink();
    const first = await opened(() => panel.getByRole('link').click());
    await confirm(first).click();
    await banner(first).waitFor();

    for (const address of [link, link.replace(/(code%22%3A%22)\w{4}/, '$1abcd')]) {
      const page = await context.newPage();
      await page.goto(address);
      await confirm(page).click();
      await expect.poll(() => alerts(page)).toMatch(/^This code is wrong, used or too old/);
      expect(page.url()).not.toContain('login-as-customer');
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(await question(page).count()).toBe(0);
      await page.close();
    }
  });

  it('that is late says so, and so does one that is damaged', async () => {
    await context.clock.install();
    await find();
    const link = await makeLink();
    const page = await opened(() => panel.getByRole('link').click());
    await page.getByText(/^The code is good for another \d\d seconds\.$/).waitFor();
    await context.clock.runFor(31_000);
    await page.getByText(/^The code may be too old by now\./).waitFor();

    await page.goto('about:blank');
    await page.goto(link.slice(0, -12));
    await page.getByText('This sign-in did not arrive whole.').waitFor();
  });
});

describe('a handover', () => {
  it('that the agent declines, or whose page is closed, leaves everything as it was', async () => {
    await find();
    demo.adobeCommerce.requests.length = 0;
    const declined = await openFromPanel();
    await declined.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(news).toBe('Nothing has happened.');
    expect(await declined.getByRole('link', { name: 'Sign in' }).count()).toBe(1);

    const closed = await openFromPanel();
    await expect.poll(news).toBe('Look at the page that has opened.');
    await closed.close();
    await expect.poll(news).toBe('Nothing has happened.');
    expect(demo.adobeCommerce.requests.filter(({ url }) => url.includes('/otp'))).toEqual([]);
  });

  it('is asked again by a page that is loaded anew, and says when the panel is gone', async () => {
    await find();
    const second = await openFromPanel();
    await second.reload();
    await question(second).waitFor();
    await panel.close();
    await confirm(second).click();
    await expect
      .poll(() => alerts(second))
      .toMatch(/^The page that asked for this does not answer any more\./);
  });

  it('says in the agent’s words why there is no code', async () => {
    await find(ada);
    const unwilling = await openFromPanel();
    await confirm(unwilling).click();
    await expect
      .poll(() => alerts(unwilling))
      .toBe('This customer does not allow assistance with their account.');

    await panel.getByLabel('At this desk').selectOption('agent-8');
    await confirm(unwilling).click();
    await expect
      .poll(() => alerts(unwilling))
      .toBe('You are not allowed to sign in as a customer.');
    await expect.poll(newest).toMatch(/NO_CONSENT/);
  });

  it('tells the audit of the session’s end', async () => {
    await find();
    const second = await openFromPanel();
    await confirm(second).click();
    await banner(second).getByRole('button', { name: 'End' }).click();
    await expect.poll(news).toBe('The session is over.');
    await expect.poll(newest).toMatch(/agent-7\s+grace@example\.com\s+ended\s+logout/);
  });

  it('from a page that the storefront does not know is not even asked', async () => {
    // It knows all that there is to know, and says it.
    const forgery = `<button>Open</button><script>
      document.querySelector('button').onclick = () => {
        const shop = window.open(${JSON.stringify(`${demo.url}/?shop=adobe#/support`)});
        window.heard = [];
        addEventListener('message', ({ data }) => {
          heard.push(data);
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => heard.push('confirmed');
          shop.postMessage(
            { type: 'react-customer-auth: handover', email: 'grace@example.com', reason: 'x' },
            '*', [port2],
          );
        });
      };
    </script>`;
    const server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(forgery);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const forger = await context.newPage();
    await forger.goto(`http://127.0.0.1:${port}/`);
    const [second] = await Promise.all([
      context.waitForEvent('page'),
      forger.getByRole('button').click(),
    ]);
    await second.getByRole('heading', { name: 'Support' }).waitFor();
    await expect
      .poll(() => forger.evaluate(() => JSON.stringify(Reflect.get(window, 'heard'))))
      .toContain('ready for a handover');
    await second.waitForTimeout(200);
    expect(await question(second).count()).toBe(0);
    server.close();
  });

  it('can be read and done by everybody', async () => {
    await find();
    expect(await violations(panel)).toEqual([]);
    const second = await openFromPanel();
    expect(await violations(second)).toEqual([]);
    // What appears has the focus, so that it is read out; the buttons follow.
    await second.keyboard.press('Tab');
    await second.keyboard.press('Enter');
    await banner(second).waitFor();
    expect(await violations(second)).toEqual([]);
  });
});
