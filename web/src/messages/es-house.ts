import type { house as en } from './en-house.ts';
import { activity } from './es/activity.ts';
import { asking } from './es/asking.ts';
import { authorizationReasons } from './es/authorization-reasons.ts';
import { authorizations } from './es/authorizations.ts';
import { bulk } from './es/bulk.ts';
import { byHand } from './es/by-hand.ts';
import { calendar } from './es/calendar.ts';
import { channels } from './es/channels.ts';
import { chart } from './es/chart.ts';
import { compose } from './es/compose.ts';
import { developers } from './es/developers.ts';
import { directory } from './es/directory.ts';
import { ends } from './es/ends.ts';
import { failures } from './es/failures.ts';
import { find } from './es/find.ts';
import { health } from './es/health.ts';
import { houseForms } from './es/house-forms.ts';
import { houseRules } from './es/house-rules.ts';
import { links } from './es/links.ts';
import { messages } from './es/messages.ts';
import { originals } from './es/originals.ts';
import { originalsFhir } from './es/originals-fhir.ts';
import { pastPosts } from './es/past-posts.ts';
import { permits } from './es/permits.ts';
import { pictures } from './es/pictures.ts';
import { posts } from './es/posts.ts';
import { quarantine } from './es/quarantine.ts';
import { relays } from './es/relays.ts';
import { repeats } from './es/repeats.ts';
import { reviewDesk } from './es/review-desk.ts';
import { screen } from './es/screen.ts';
import { sharing } from './es/sharing.ts';
import { start } from './es/start.ts';
import { stops } from './es/stops.ts';
import { templates } from './es/templates.ts';
import { together } from './es/together.ts';
import { urgent } from './es/urgent.ts';
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
  chart,
  ends,
  compose,
  developers,
  directory,
  failures,
  find,
  health,
  houseForms,
  houseRules,
  links,
  messages,
  originals,
  originalsFhir,
  permits,
  pastPosts,
  pictures,
  quarantine,
  posts,
  repeats,
  reviewDesk,
  screen,
  sharing,
  start,
  stops,
  relays,
  templates,
  together,
  byHand,
  urgent,
  writing,
};
