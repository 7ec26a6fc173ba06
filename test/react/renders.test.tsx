import { act } from '@testing-library/react';
import { useCustomerSession, useLogin, useLogout } from 'react-customer-auth';
import { expect, it } from 'vitest';
import { ada, renderTab } from '../support/shop';

it('renders 1,000 readers once for a change, and 1,000 others not at all', async () => {
  const renders = { readers: 0, others: 0 };
  function Reader() {
    renders.readers++;
    useCustomerSession();
    return null;
  }
  function Other() {
    renders.others++;
    useLogin();
    useLogout();
    return null;
  }
  const many = Array.from({ length: 1_000 }, (_, index) => index);
  const { auth } = renderTab(
    <>
      {many.map((index) => (
        <Reader key={index} />
      ))}
      {many.map((index) => (
        <Other key={index} />
      ))}
    </>,
  );
  const afterMount = { ...renders };
  expect(afterMount.others).toBe(1_000);
  await act(async () => {
    await auth.login(ada);
  });
  expect(renders).toEqual({ readers: afterMount.readers + 1_000, others: 1_000 });
  await act(async () => {
    await auth.logout();
  });
  expect(renders).toEqual({ readers: afterMount.readers + 2_000, others: 1_000 });
});
