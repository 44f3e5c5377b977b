import type { en } from './en.ts';
import { channels } from './es/channels.ts';
import { common } from './es/common.ts';
import { compose } from './es/compose.ts';
import { developers } from './es/developers.ts';
import { directory } from './es/directory.ts';
import { errors } from './es/errors.ts';
import { findings } from './es/findings.ts';
import { health } from './es/health.ts';
import { messages } from './es/messages.ts';
import { organization } from './es/organization.ts';
import { people } from './es/people.ts';
import { posts } from './es/posts.ts';
import { review } from './es/review.ts';
import { screen } from './es/screen.ts';
import { security } from './es/security.ts';
import { settings } from './es/settings.ts';
import { setup } from './es/setup.ts';
import { shell } from './es/shell.ts';
import { signIn } from './es/sign-in.ts';

/** All words of the console, by room. */
export const es: typeof en = {
  channels,
  common,
  compose,
  developers,
  directory,
  errors,
  findings,
  health,
  messages,
  organization,
  people,
  posts,
  review,
  screen,
  security,
  settings,
  setup,
  shell,
  signIn,
};
