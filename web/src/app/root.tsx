import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { StepUp } from '../lib/step-up.tsx';
import type { ConsoleRouter } from './router.tsx';
import { styleNonce } from './style-nonce.ts';
import { cssVariables, theme } from './theme.ts';

/** The whole console: theme, cache, pages. Buttons of the library that show only a cross are named in the language on screen. */
export function Root(props: { queryClient: QueryClient; router: ConsoleRouter }) {
  const { t } = useTranslation();
  const close = t('common.close');
  const spoken = useMemo(() => {
    const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
    return mergeThemeOverrides(theme, { components: { Modal: named, Drawer: named, Notification: named } });
  }, [close]);
  return (
    <MantineProvider
      theme={spoken}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={props.queryClient}>
        <Notifications position="bottom-right" />
        <StepUp />
        <RouterProvider router={props.router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
