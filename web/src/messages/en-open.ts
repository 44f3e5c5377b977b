import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { findings } from './en/findings.ts';
import { guest } from './en/guest.ts';
import { networks } from './en/networks.ts';
import { options } from './en/options.ts';
import { organization } from './en/organization.ts';
import { people } from './en/people.ts';
import { review } from './en/review.ts';
import { security } from './en/security.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';

/** Words of pages that nobody has to be signed in for, and of the frame around all pages. */
export const open = {
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
