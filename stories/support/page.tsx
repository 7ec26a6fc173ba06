import type { Decorator } from '@storybook/react-vite';
import { useLayoutEffect, type ReactNode } from 'react';
import { wishesOf, type StorefrontGlobals } from './story';

/** Gives the page around a story its language, direction and colours. */
export const onPage: Decorator = (Story, context) => {
  const { messages, direction, theme } = wishesOf(context);
  return (
    <Page lang={messages.language} direction={direction} theme={theme}>
      <Story />
    </Page>
  );
};

interface PageProps extends Pick<StorefrontGlobals, 'direction' | 'theme'> {
  lang: string;
  children: ReactNode;
}

function Page({ lang, direction, theme, children }: PageProps) {
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.lang = lang;
    page.dir = direction;
    page.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [lang, direction, theme]);
  return children;
}
