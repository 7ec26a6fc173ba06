import { proxiedShopify } from 'react-customer-auth/shopify';
import { expect, it } from 'vitest';
import { onShopify, openStage } from './hostile/stage';

it('a handle has what a browser may read, and names session and token by names that are the proxy’s own', async () => {
  const claims = { note: '???>>>~~~ Ærø \uffff 🛒', sid: 'forged', tid: 'forged' };
  const backend = {
    ...proxiedShopify(),
    lifeOf: () => ({ life: 60_000, isImpersonated: false, claims }),
  };
  const { handle, cookie, request, send } = await openStage(onShopify, { backend });
  const payload = handle.slice('rca.'.length).replaceAll('-', '+').replaceAll('_', '/');
  const read: unknown = JSON.parse(atob(payload));
  expect(read).toMatchObject({ note: claims.note });
  expect(JSON.stringify(read)).not.toContain('forged');
  expect(cookie.name).toContain((read as { tid: string }).tid);
  const response = await send(request());
  expect(await response.json()).toMatchObject({ data: { customer: { email: 'ada@example.com' } } });
});
