import { createRoot } from 'react-dom/client';
import { giveFocusBack } from './app/focus-back.ts';
import { loadAhead } from './app/load-ahead.ts';
import { Root } from './app/root.tsx';
import { createConsoleRouter } from './app/router.tsx';
import { tellStyleNonce } from './app/style-nonce.ts';
import { watchForPeople } from './lib/attended.ts';
import { startI18n } from './lib/i18n.ts';
import { createQueryClient } from './lib/query.ts';
import { forgetSession } from './lib/session.ts';

/** Where nobody has to be signed in, so that a refusal there is the page's own business. */
const openPaths = ['/sign-in', '/setup', '/invitation', '/forgot-password', '/reset-password', '/sso-done'];

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.latestLocation;
  if (openPaths.includes(pathname)) return;
  // Pages that show the person leave first; then the person is forgotten.
  void router.navigate({ to: '/sign-in', search: { return: href } }).then(() => forgetSession(queryClient));
});
const router = createConsoleRouter(queryClient);

tellStyleNonce();
watchForPeople();
giveFocusBack();
loadAhead(router, queryClient);
await startI18n();

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has an element with the id root.');
createRoot(element).render(<Root queryClient={queryClient} router={router} />);
