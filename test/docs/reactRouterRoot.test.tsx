import type { ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import type { CustomerSession } from 'react-customer-auth';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { formSites } from '../support/forms';
import { secret } from '../support/proxied';
import { recipe } from '../support/recipe';
import { ada } from '../support/shop';

const page = 'react-router.md';
const origin = 'https://shop.example';

beforeEach(() => {
  vi.stubEnv('SESSION_SECRET', secret);
  vi.resetModules();
  onTestFinished(() => void vi.unstubAllEnvs());
});

it('the root of the guide for React Router renders who is signed in, for each request', async () => {
  const loader = await recipe<(args: { request: Request }) => Promise<CustomerSession>>(
    'loader',
    page,
  );
  const App = await recipe<ComponentType>('default', page);
  // The ones that the recipe has imported.
  const { SignedIn, SignedOut } = await import('react-customer-auth');
  const Home = () => (
    <>
      <SignedOut>Please sign in</SignedOut>
      <SignedIn>Welcome back</SignedIn>
    </>
  );
  const routes = [
    { path: '/', loader, Component: App, children: [{ index: true, Component: Home }] },
  ];
  const html = async (request: Request) => {
    const handler = createStaticHandler(routes);
    const context = await handler.query(request);
    if (context instanceof Response) throw new Error('The root has led elsewhere.');
    const router = createStaticRouter(handler.dataRoutes, context);
    return renderToString(<StaticRouterProvider router={router} context={context} />);
  };
  const [site] = formSites;
  const { jar, send } = site?.open() ?? expect.fail('There is no site.');
  expect(await html(new Request(origin))).toContain('Please sign in');
  await send('login', ada);
  expect(await html(jar.send(`${origin}/`))).toContain('Welcome back');
  expect(await html(new Request(origin))).toContain('Please sign in');
});
