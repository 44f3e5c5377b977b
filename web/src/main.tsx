import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createConsoleRouter } from './app/router.tsx';
import { cssVariables, theme } from './app/theme.ts';
import { startI18n } from './lib/i18n.ts';
import { createQueryClient } from './lib/query.ts';
import { keepSession } from './lib/session.ts';

/** Where nobody has to be signed in, so that a refusal there is the page's own business. */
const openPaths = ['/sign-in', '/setup', '/invitation'];

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (openPaths.includes(pathname)) return;
  keepSession(queryClient, null);
  void router.navigate({ to: '/sign-in', search: { return: href } });
});
const router = createConsoleRouter(queryClient);

await startI18n();

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has an element with the id root.');
createRoot(element).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <QueryClientProvider client={queryClient}>
      <Notifications position="bottom-right" />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>,
);
