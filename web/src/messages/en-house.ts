import { activity } from './en/activity.ts';
import { asking } from './en/asking.ts';
import { authorizationReasons } from './en/authorization-reasons.ts';
import { authorizations } from './en/authorizations.ts';
import { bulk } from './en/bulk.ts';
import { byHand } from './en/by-hand.ts';
import { calendar } from './en/calendar.ts';
import { channels } from './en/channels.ts';
import { chart } from './en/chart.ts';
import { compose } from './en/compose.ts';
import { developers } from './en/developers.ts';
import { directory } from './en/directory.ts';
import { ends } from './en/ends.ts';
import { failures } from './en/failures.ts';
import { find } from './en/find.ts';
import { health } from './en/health.ts';
import { houseForms } from './en/house-forms.ts';
import { houseRules } from './en/house-rules.ts';
import { links } from './en/links.ts';
import { messages } from './en/messages.ts';
import { originals } from './en/originals.ts';
import { originalsFhir } from './en/originals-fhir.ts';
import { pastPosts } from './en/past-posts.ts';
import { permits } from './en/permits.ts';
import { pictures } from './en/pictures.ts';
import { posts } from './en/posts.ts';
import { quarantine } from './en/quarantine.ts';
import { relays } from './en/relays.ts';
import { repeats } from './en/repeats.ts';
import { reviewDesk } from './en/review-desk.ts';
import { screen } from './en/screen.ts';
import { sharing } from './en/sharing.ts';
import { start } from './en/start.ts';
import { stops } from './en/stops.ts';
import { templates } from './en/templates.ts';
import { together } from './en/together.ts';
import { urgent } from './en/urgent.ts';
import { writing } from './en/writing.ts';

/** Words of the rooms that one signs in for. */
export const house = {
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
