import { channels } from './en/channels.ts';
import { common } from './en/common.ts';
import { compose } from './en/compose.ts';
import { developers } from './en/developers.ts';
import { directory } from './en/directory.ts';
import { errors } from './en/errors.ts';
import { findings } from './en/findings.ts';
import { health } from './en/health.ts';
import { messages } from './en/messages.ts';
import { organization } from './en/organization.ts';
import { people } from './en/people.ts';
import { posts } from './en/posts.ts';
import { review } from './en/review.ts';
import { screen } from './en/screen.ts';
import { security } from './en/security.ts';
import { settings } from './en/settings.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';

/** All words of the console, by room. */
export const en = {
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
