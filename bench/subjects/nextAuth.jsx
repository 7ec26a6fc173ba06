import * as nextAuth4 from 'next-auth-4/react';
import * as nextAuth5 from 'next-auth-5/react';

/** What the app's own server answers when it is asked for the session. */
const answers = new Map();
const realFetch = window.fetch.bind(window);
window.fetch = async (input, init) => {
  const answer = answers.get(String(input));
  return answer ? { ok: true, json: answer } : realFetch(input, init);
};

const sessionOf = (name) => ({ user: { name }, expires: '2100-01-01T00:00:00.000Z' });

/** A change comes as news from another tab, upon which next-auth asks its server. It starts when the answer is read. */
function subject(label, { SessionProvider, signOut, useSession }, path, sendNews) {
  return {
    label,
    names: ['Ada', 'Grace'],
    Provider: ({ children }) => (
      <SessionProvider basePath={path} session={sessionOf('Ada')} refetchOnWindowFocus={false}>
        {children}
      </SessionProvider>
    ),
    useName: () => useSession().data?.user.name,
    useSignOut: () => signOut,
    change(next, start) {
      answers.set(`${path}/session`, async () => {
        start();
        return sessionOf(next);
      });
      sendNews();
    },
  };
}

const news = { event: 'session', data: { trigger: 'signout' } };

export const nextAuthFour = async () =>
  subject('next-auth 4', nextAuth4, '/next-auth-4', () => {
    const newValue = JSON.stringify({ ...news, timestamp: Date.now() });
    window.dispatchEvent(new StorageEvent('storage', { key: 'nextauth.message', newValue }));
  });

export async function nextAuthFive() {
  const otherTab = new BroadcastChannel('next-auth');
  return subject('next-auth 5', nextAuth5, '/next-auth-5', () => otherTab.postMessage(news));
}
