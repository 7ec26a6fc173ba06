import { expect, it, vi } from 'vitest';
import { adobeAdminToken } from 'react-customer-auth/server';
import { ask, grace, openDesk, type Given } from './oneTimeCode/stage';

const apiKey = 'the-api-key-of-the-app';

/** A shop that repeats all that it is sent, in each place where an answer can have it. */
const echoing =
  (status: number): NonNullable<Given['reach']> =>
  () =>
  (_, init) => {
    const sent = [...new Headers(init?.headers)].join(' ');
    return Promise.resolve(
      Response.json(
        {
          message: `You sent ${sent}, %sent`,
          parameters: { sent },
          trace: sent,
          errors: [{ message: sent, extensions: { category: 'graphql-authorization' } }],
        },
        { status, headers: { 'Retry-After': '7', 'X-Sent': sent, 'Set-Cookie': `sent=${apiKey}` } },
      ),
    );
  };

/** What was said to anybody: the log, and every answer with its headers. */
function listen() {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const heard: string[] = [];
  return {
    hear: (response: Response, text: string) =>
      heard.push(text, JSON.stringify([...response.headers])),
    all: () =>
      [
        ...heard,
        ...log.mock.calls
          .flat()
          .map((one) => (one instanceof Error ? String(one.stack) : String(one))),
      ].join('\n'),
    close: () => log.mockRestore(),
  };
}

it('tells the admin’s token to the shop alone', async () => {
  const headers = { 'x-api-key': apiKey };
  for (const given of [
    { codes: { headers } },
    { tokens: { headers } },
    ...[200, 400, 401, 403, 404, 429, 500, 503].flatMap((status) => [
      { codes: { headers }, reach: echoing(status) },
      { tokens: { headers }, reach: echoing(status) },
    ]),
  ]) {
    const { hear, all, close } = listen();
    const { send, adminToken, entries } = openDesk(given);
    for (const asked of [ask, { ...ask, email: grace.email }, { ...ask, reason: '' }]) {
      const { response, text } = await send(asked);
      hear(response, text);
    }
    const told = all() + JSON.stringify(entries);
    expect(told).not.toContain(adminToken);
    expect(told).not.toContain(apiKey);
    close();
  }
});

it('tells the code to the agent alone, and in the answer’s body', async () => {
  for (const source of [{ codes: {} }, { tokens: {} }]) {
    const { all, close } = listen();
    const { send, entries } = openDesk(source);
    const { response, text } = await send();
    const [, secret = ''] = /"(?:code|token)":"(\w{32})"/.exec(text) ?? [];
    expect(secret).not.toBe('');
    const told = all() + JSON.stringify([...response.headers]) + JSON.stringify(entries);
    expect(told).not.toContain(secret);
    close();
  }
});

it('keeps the token of a customer who does not allow it to itself', async () => {
  const { send, shop, entries } = openDesk({ tokens: {} });
  const { text } = await send({ ...ask, email: grace.email });
  const [made = ''] = shop.livingTokens();
  expect(made).not.toBe('');
  expect(text + JSON.stringify(entries)).not.toContain(made);
});

it('does not repeat a token that has come with a line break from a file', async () => {
  const { hear, all, close } = listen();
  const { send, entries } = openDesk({
    codes: { token: 'the-token-of-the-admin\n' },
    reach: echoing(401),
  });
  const { response, text } = await send();
  hear(response, text);
  expect(text).toContain('You sent');
  expect(all() + JSON.stringify(entries)).not.toContain('the-token-of');
  close();
});

it.each([
  ['a token', { token: `the-token-of\nthe-admin` }],
  ['a header', { headers: { 'x-api-key': `the-token-of\nthe-admin` } }],
])('does not repeat %s that cannot be sent', async (_, codes) => {
  const { hear, all, close } = listen();
  const { send } = openDesk({ codes });
  const { response, text } = await send();
  hear(response, text);
  expect(text).toContain('a line break, for example');
  expect(all()).not.toContain('the-token-of');
  close();
});

it.each([
  ['the password', { password: 'admin-"password"-1' }, 'admin-'],
  ['the second factor', { otp: () => '654321' }, '654321'],
])('has %s of an admin not even in the log', async (_, given, secret) => {
  const { hear, all, close } = listen();
  const token = adobeAdminToken({
    baseUrl: 'https://shop.example.com/rest/default',
    username: 'agent',
    password: 'unlikely',
    ...given,
    fetch: async (input, init) => {
      const sent = await new Request(input, init).text();
      return Response.json({ message: `${'No! '.repeat(40)}${sent}` }, { status: 401 });
    },
  });
  const { send } = openDesk({ codes: { token } });
  const { response, text } = await send();
  hear(response, text);
  expect(all()).toContain('HTTP 401');
  expect(all()).not.toContain(secret);
  close();
});
