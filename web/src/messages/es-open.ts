import type { open as en } from './en-open.ts';
import { common } from './es/common.ts';
import { errors } from './es/errors.ts';
import { findings } from './es/findings.ts';
import { guest } from './es/guest.ts';
import { networks } from './es/networks.ts';
import { options } from './es/options.ts';
import { organization } from './es/organization.ts';
import { people } from './es/people.ts';
import { review } from './es/review.ts';
import { security } from './es/security.ts';
import { settings } from './es/settings.ts';
import { setup } from './es/setup.ts';
import { shell } from './es/shell.ts';
import { signIn } from './es/sign-in.ts';

/** Words of pages that nobody has to be signed in for, and of the frame around all pages. */
export const open: typeof en = {
  common,
  errors,
  findings,
  guest,
  networks,
  options,
  organization,
  people,
  review,
  security,
  settings,
  setup,
  shell,
  signIn,
};
