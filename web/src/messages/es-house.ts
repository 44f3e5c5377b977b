import type { house as en } from './en-house.ts';
import { activity } from './es/activity.ts';
import { asking } from './es/asking.ts';
import { authorizationReasons } from './es/authorization-reasons.ts';
import { authorizations } from './es/authorizations.ts';
import { bulk } from './es/bulk.ts';
import { calendar } from './es/calendar.ts';
import { channels } from './es/channels.ts';
import { compose } from './es/compose.ts';
import { developers } from './es/developers.ts';
import { directory } from './es/directory.ts';
import { failures } from './es/failures.ts';
import { find } from './es/find.ts';
import { health } from './es/health.ts';
import { messages } from './es/messages.ts';
import { pastPosts } from './es/past-posts.ts';
import { pictures } from './es/pictures.ts';
import { posts } from './es/posts.ts';
import { reviewDesk } from './es/review-desk.ts';
import { screen } from './es/screen.ts';
import { start } from './es/start.ts';
import { stops } from './es/stops.ts';
import { templates } from './es/templates.ts';
import { together } from './es/together.ts';
import { writing } from './es/writing.ts';

/** Words of the rooms that one signs in for. */
export const house: typeof en = {
  activity,
  asking,
  authorizationReasons,
  authorizations,
  bulk,
  calendar,
  channels,
  compose,
  developers,
  directory,
  failures,
  find,
  health,
  messages,
  pastPosts,
  pictures,
  posts,
  reviewDesk,
  screen,
  start,
  stops,
  templates,
  together,
  writing,
};
