import { authorizationErrors } from './errors-authorizations.ts';
import { bulkErrors } from './errors-bulk.ts';
import { byHandErrors } from './errors-by-hand.ts';
import { connectingErrors } from './errors-connecting.ts';
import { directoryErrors } from './errors-directory.ts';
import { linkErrors } from './errors-links.ts';
import { mediaErrors } from './errors-media.ts';
import { publishErrors } from './errors-publish.ts';
import { repeatErrors } from './errors-repeats.ts';
import { reviewErrors } from './errors-review.ts';
import { sharingErrors } from './errors-sharing.ts';
import { signInErrors } from './errors-sign-in.ts';

/** Codes of the server in a person’s words: what happened, then what to do. A code that is missing here shows the server’s own sentence. */
export const errors = {
  ...authorizationErrors,
  ...bulkErrors,
  ...linkErrors,
  ...repeatErrors,
  ...byHandErrors,
  ...connectingErrors,
  ...mediaErrors,
  ...directoryErrors,
  ...publishErrors,
  ...reviewErrors,
  ...sharingErrors,
  ...signInErrors,
  OFFLINE: {
    text: 'Bedside cannot be reached right now.',
    remedy: 'Nothing you typed is lost. Check the connection and try again.',
  },
  SERVER_UNAVAILABLE: { text: 'The server is in trouble and did not answer.', remedy: 'Wait a minute and try again.' },
  ANSWER_UNREADABLE: {
    text: 'The server answered in a way this page does not understand.',
    remedy: 'Load the page again; it may be older than the server.',
  },
  REFUSED: { text: 'The server refused this.', remedy: 'Load the page again and try once more.' },
  UNEXPECTED: { text: 'Something unexpected happened on this page.', remedy: 'Load the page again.' },
  INTERNAL: {
    text: 'Something went wrong on our side. Nothing was changed.',
    remedy: 'Try again. If it stays, quote the code to whoever runs Bedside.',
  },
  NOT_SIGNED_IN: { text: 'You are not signed in, or your session has ended.', remedy: 'Sign in again.' },
  SIGN_IN_FAILED: {
    text: 'E-mail and password do not match.',
    remedy: 'Check both and try again, or set a new password.',
  },
  TOO_MANY_TRIES: { text: 'There were too many tries in a short time.', remedy: 'Wait ten minutes, then try again.' },
  SETUP_TOKEN: {
    text: 'Set-up needs the link that Bedside printed when it started.',
    remedy: 'Look at the terminal where Bedside runs and open the link that is printed there.',
  },
  KEY_SCOPE_REFUSED: {
    text: 'A key can do no more than its owner: your roles do not allow one of these.',
    remedy: 'Leave it out, or ask an administrator for the role that it needs.',
  },
  KEY_LIMIT: { text: 'You have 25 active keys already.', remedy: 'End one that is not in use.' },
  WEBHOOK_URL_REFUSED: {
    text: 'This address cannot be told anything.',
    remedy: 'Give a full address that begins with https:// and can be reached from the public internet.',
  },
  WEBHOOK_LIMIT: { text: 'There are 20 webhooks already.', remedy: 'Remove one that nobody needs.' },
  FEDIVERSE_CHANGED: {
    text: 'Somebody else changed this in the meantime.',
    remedy: 'Load the page again and look at what changed.',
  },
  FEDIVERSE_NEEDS_HTTPS: {
    text: 'Other servers reach a newsroom only by a public address that begins with https://.',
    remedy: 'Ask whoever runs Bedside to set PUBLIC_URL to such an address.',
  },
  FEDIVERSE_NEEDS_ROOT: {
    text: 'Bedside is served below a path here, and other servers look for accounts at the root of a host.',
    remedy: 'Ask whoever runs Bedside to give it a host of its own and to set PUBLIC_URL to that.',
  },
  WEBHOOK_CHANGED: {
    text: 'Somebody else changed this webhook in the meantime.',
    remedy: 'Close this, look at what changed, and begin again.',
  },
  FORBIDDEN: { text: 'Your roles do not allow this.', remedy: 'Ask an administrator for the right role.' },
  NOT_FOUND: {
    text: 'This does not exist, or you may not see it.',
    remedy: 'Check the address, or ask an administrator for access.',
  },
  INVALID_INPUT: {
    text: 'Some of what was sent is missing or not in the right form.',
    remedy: 'Look at the fields again and send once more.',
  },
  INVITATION_UNKNOWN: {
    text: 'This invitation is not valid, was used already, or is older than seven days.',
    remedy: 'Sign in if you joined already, or ask your administrator for a new link.',
  },
  INVITATION_USED: { text: 'This invitation was used already.', remedy: 'Sign in.' },
  ACCOUNT_EXISTS: {
    text: 'There is an account for this e-mail already.',
    remedy: 'Sign in with it, then open the link of your invitation again.',
  },
  PERSON_EXISTS: {
    text: 'Somebody with this e-mail address is here already.',
    remedy: 'Look for them in the list of people.',
  },
  LAST_ADMINISTRATOR: {
    text: 'An organization needs at least one administrator.',
    remedy: 'Make somebody else an administrator first.',
  },
  ORGANIZATION_EXISTS: {
    text: 'An organization of this name was created a moment ago.',
    remedy: 'Load the page again and look.',
  },
  ORGANIZATION_CHANGED: {
    text: 'Somebody else changed these settings in the meantime.',
    remedy: 'Load them again and look at what changed.',
  },
  PACKS_UNFIT: {
    text: 'The rules that find what identifies a patient cannot be switched off.',
    remedy: 'Keep the HIPAA rules among those that are used.',
  },
  SITE_EXISTS: { text: 'There is an open site of this name already.', remedy: 'Look for it in the list of sites.' },
  SITE_CHANGED: { text: 'Somebody else changed this site in the meantime.', remedy: 'Load the page again and look.' },
  SITE_IN_USE: {
    text: 'This site cannot be closed yet: channels, facts or limits of roles belong to it.',
    remedy: 'Give them to another site, or retire them, and close the site then.',
  },
  SITE_CLOSED: { text: 'This site is closed.', remedy: 'Choose another site, or open this one again in Settings.' },
  FACT_EXISTS: { text: 'This is on record already.', remedy: 'Look for it in the list of facts.' },
  TEMPLATE_EXISTS: { text: 'There is one with this name already.', remedy: 'Give it another name.' },
  TEMPLATE_CHANGED: {
    text: 'Somebody else changed this in the library in the meantime.',
    remedy: 'Load the page again and look.',
  },
  FACT_CHANGED: { text: 'Somebody else changed this fact in the meantime.', remedy: 'Load the page again and look.' },
  OWNER_UNKNOWN: {
    text: 'The owner is nobody of this organization.',
    remedy: 'Choose somebody from the list of people.',
  },
  REVIEW_STEPS_UNFIT: {
    text: 'At least one step must apply to every post, and no two steps may be the same.',
    remedy: 'Set one step to “Every post”.',
  },
  TIME_ZONE_UNKNOWN: { text: 'This time zone is not known.', remedy: 'Choose a zone from the list.' },
  CROSS_SITE_REQUEST: {
    text: 'This request came from another site and was not carried out.',
    remedy: 'Open Bedside itself and do it there.',
  },
  BODY_TOO_LARGE: {
    text: 'This is larger than can be taken at once. Nothing was stored.',
    remedy: 'Make it smaller and send it again.',
  },
  CHANNEL_EXISTS: { text: 'This account is connected already.', remedy: 'Use the channel that is in the list.' },
  CHANNEL_DISCONNECTED: { text: 'This channel was disconnected.', remedy: 'Connect it again.' },
  CREDENTIALS_REFUSED: {
    text: 'The network did not accept these credentials.',
    remedy: 'Check the handle, make a new app password, and try again.',
  },
  SERVER_ADDRESS_INVALID: {
    text: 'This is not the address of a server.',
    remedy: 'Give the address on which you open your profile, for example mastodon.social.',
  },
  SERVER_NOT_UNDERSTOOD: {
    text: 'There is a server at this address, but it does not answer as this network does.',
    remedy: 'Check the address: it is the one on which you open your own profile.',
  },
  NETWORK_BUSY: {
    text: 'The server takes no more requests just now. Nothing was changed.',
    remedy: 'Try again in a few minutes.',
  },
  CONSENT_OVER: {
    text: 'This way of connecting is over: it was used, took longer than ten minutes, or began in another browser.',
    remedy: 'Begin again.',
  },
  CONSENT_DENIED: {
    text: 'The server was told no. Nothing was connected.',
    remedy: 'Begin again when you want to.',
  },
  CONSENT_REFUSED: {
    text: 'The server did not let Bedside in, or not far enough to publish.',
    remedy:
      'Begin again, and leave everything ticked that the server shows. Some networks must have allowed your application first.',
  },
  CONNECT_BY_CONSENT: {
    text: 'Accounts of this network are connected on a page of their own server.',
    remedy: 'Give the address of the server, and say yes there.',
  },
  CONNECT_BY_CREDENTIALS: {
    text: 'Accounts of this network are connected with sign-in details.',
    remedy: 'Choose the network and give what it asks for.',
  },
  NETWORK_UNREACHABLE: {
    text: 'The network cannot be reached right now.',
    remedy: 'Check the address of the service, or try again in a few minutes.',
  },
  OTHER_ACCOUNT: {
    text: 'These credentials belong to another account.',
    remedy: 'Use the account of this channel, or connect the other one as a new channel.',
  },
  SERVICE_URL_INVALID: {
    text: 'This is not the address of a service.',
    remedy: 'Give a full address that begins with https://.',
  },
  PERMISSION_OPEN: {
    text: 'Somebody is shown or told of whose signed permission does not allow it.',
    remedy: 'Look at the permissions of this post. Ask for changes, or for the permission that is missing.',
  },
  PERMISSION_UNKNOWN: {
    text: 'One of the permissions that this post names is not there.',
    remedy: 'Choose from the signed permissions.',
  },
  REVIEW_CLOSED: { text: 'This review is over.', remedy: 'Load the page again to see how it ended.' },
  VERSION_CHANGED: {
    text: 'The post was changed since you looked at it.',
    remedy: 'Load it again and look at what changed.',
  },
  DRAFT_CHANGED: {
    text: 'This draft was changed elsewhere in the meantime.',
    remedy: 'Load it again and look at what changed.',
  },
  COMMENT_MISSING: {
    text: 'A request for changes needs a word on what to change.',
    remedy: 'Write a comment and send it again.',
  },
  ALREADY_DECIDED: { text: 'You have decided this step already.', remedy: 'Nothing more is needed from you here.' },
  ALREADY_WAIVED: { text: 'This finding was waived already.', remedy: 'Load the page again to see by whom.' },
  NOT_A_REVIEWER: { text: 'You are not among those who decide this step.', remedy: 'The review page names who is.' },
  OWN_VERSION: {
    text: 'You had a hand in these words, so somebody else must decide.',
    remedy: 'The review page names who may.',
  },
  TRAINING_MISSING: {
    text: 'This step needs valid training in privacy law, and yours is not on record.',
    remedy: 'Ask an administrator to record your training.',
  },
  JOINED_ALREADY: { text: 'This person has joined already.', remedy: 'Ask them to sign in.' },
  POST_EMPTY: { text: 'There is nothing in this post yet.', remedy: 'Write something or add an image.' },
  NO_CHANNEL: { text: 'The post has no channel yet.', remedy: 'Choose at least one channel.' },
  IMAGE_UNKNOWN: { text: 'One of the images is not here any more.', remedy: 'Remove it and add it again.' },
  POST_PUBLISHED: {
    text: 'This post cannot be changed any more: it has left, is leaving, or was put away.',
    remedy: 'Begin a new post.',
  },
  STAGE_CONFLICT: {
    text: 'The post has moved on, so this is not possible now.',
    remedy: 'Load the page again to see where it is.',
  },
  NOT_APPROVED: { text: 'This version is not approved yet.', remedy: 'Wait for the approval, then choose a time.' },
  SCHEDULED_ALREADY: {
    text: 'Somebody scheduled this version a moment ago.',
    remedy: 'Load the page again to see the time.',
  },
  BLACKED_OUT: {
    text: 'Nothing is to go out on that day.',
    remedy: 'Choose another day, or ask somebody who may let it out all the same.',
  },
  TIME_IN_PAST: { text: 'This time has passed already.', remedy: 'Choose a time in the future.' },
  QUIET_HOURS_EMPTY: {
    text: 'Quiet hours end when they begin.',
    remedy: 'Choose another time, or switch quiet hours off.',
  },
  TIME_INVALID: { text: 'There is no such day or time.', remedy: 'Choose another one.' },
  TIME_DOES_NOT_EXIST: {
    text: 'This time does not exist on that day: the clocks are set forward.',
    remedy: 'Choose a time an hour later.',
  },
  TIME_AMBIGUOUS: {
    text: 'This time happens twice on that day: the clocks are set back.',
    remedy: 'Choose the earlier or the later one.',
  },
  NEEDS_PICTURES: {
    text: 'One of these networks takes no post of words alone.',
    remedy: 'Leave it out, and post a picture there by itself.',
  },
  FEED_UNREADABLE: {
    text: 'No notices could be read at this address.',
    remedy: 'Open it in a browser: publishers name the addresses of their feeds on a page of their own.',
  },
  SOURCE_KNOWN: { text: 'This source is watched already.', remedy: 'Look for it in the list.' },
  SOURCE_PAUSED: { text: 'This source is paused.', remedy: 'Watch it again first.' },
  TOO_MANY_SOURCES: {
    text: 'A house watches a hundred sources at most.',
    remedy: 'Remove one that is not needed any more.',
  },
  RELAY_NOT_AT_ONCE: {
    text: 'Posts about this source do not leave in the moment of their approval.',
    remedy: 'Begin a draft and schedule it, or let two people suffice for this source.',
  },
  NOTICE_WITHDRAWN: {
    text: 'The source no longer shows this notice.',
    remedy: 'Look at the source. What is no longer true there is not passed on.',
  },
  ANNOUNCEMENT_ENDED: { text: 'This announcement has ended.', remedy: 'Begin a new one.' },
  TEXT_TOO_LONG: { text: 'This text is too long.', remedy: 'Shorten it.' },
  TEXT_NOT_WELL_FORMED: { text: 'This text has broken characters in it.', remedy: 'Paste it again as plain text.' },
  LINK_INVALID: { text: 'This link is not a web address.', remedy: 'Give a full address that begins with https://.' },
  SET_UP_ALREADY: { text: 'This installation is set up already.', remedy: 'Sign in.' },
  SECOND_PERSON_SAME: {
    text: 'The second person needs an e-mail address of their own.',
    remedy: 'Give another address.',
  },
  UPLOAD_KIND: {
    text: 'This is not a JPEG, PNG or WebP image.',
    remedy: 'Save the picture as one of these and add that.',
  },
  UPLOAD_TOO_LARGE: { text: 'This file is larger than 25 MB.', remedy: 'Make it smaller and add it again.' },
  UPLOAD_EMPTY: { text: 'This file is empty.', remedy: 'Choose another file.' },
  UPLOAD_TOO_MANY: { text: 'A post holds 20 images at most.', remedy: 'Remove one first, then try again.' },
  UPLOAD_TWICE: { text: 'This image is in the post already.', remedy: 'Leave it, or add it a second time.' },
  MEDIA_TOO_LARGE: { text: 'This file is too large.', remedy: 'Make it smaller or shorter and add it again.' },
  MEDIA_SVG_REFUSED: {
    text: 'SVG files can carry programs and are not taken.',
    remedy: 'Save the picture as PNG and add that.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    text: 'This is not an image that can be taken.',
    remedy: 'Save the picture as JPEG, PNG or WebP and add that.',
  },
  MEDIA_TYPE_MISMATCH: {
    text: 'The file is of another kind than its name says.',
    remedy: 'Give the file the right ending, or save it again from your program.',
  },
  MEDIA_TOO_MANY_PIXELS: {
    text: 'The image has more pixels than can be handled.',
    remedy: 'Make it smaller: 8,000 pixels on the long side are plenty.',
  },
  MEDIA_TOO_MANY_FRAMES: { text: 'The animation has too many frames.', remedy: 'Shorten it to 60 frames.' },
  MEDIA_UNREADABLE: {
    text: 'The image is damaged and cannot be opened.',
    remedy: 'Open it in an image program, save it again and add that.',
  },
  MEDIA_TIMEOUT: { text: 'The file took too long to open.', remedy: 'Save it again in a smaller size and add that.' },
  MEDIA_TOO_COSTLY: {
    text: 'The file needs too much memory to open.',
    remedy: 'Save it again in a smaller size and add that.',
  },
  MEDIA_CROP_ANIMATED: {
    text: 'A moving picture cannot be cut here.',
    remedy: 'Cut it in your image program and add it again.',
  },
  MEDIA_CROP_OUTSIDE: { text: 'The part lies outside the image.', remedy: 'Choose a part inside the image.' },
  MEDIA_BUSY: { text: 'Too many files came in at once.', remedy: 'Try again in a moment.' },
  IMAGE_NOT_READABLE: { text: 'This image cannot be read.', remedy: 'Save it again as JPEG or PNG and add that.' },
  PERSON_CHANGED: {
    text: 'Somebody else changed this person in the meantime.',
    remedy: 'Close this and look at what changed.',
  },
  LIMIT_UNFIT: {
    text: 'One of these limits does not fit: its site or channel is not there, or it names nothing.',
    remedy: 'Load the page again and choose anew.',
  },
  LAST_PRIVACY_OFFICER: {
    text: 'The reviews here ask for a privacy officer, and this is the last one.',
    remedy: 'Give somebody else the role first.',
  },
  BORROWED_ROLE: {
    text: 'A borrowed administrator’s role makes nobody an administrator, and does not change your own roles.',
    remedy: 'Ask an administrator.',
  },
  DEPUTY_SELF: { text: 'Nobody can stand in for themselves.', remedy: 'Choose somebody else.' },
  DEPUTY_DATES: {
    text: 'These days do not fit: the first must not be past, nor after the last, and a year is the longest.',
    remedy: 'Choose other days.',
  },
  DEPUTY_OVERLAP: {
    text: 'They stand in for this person on some of these days already.',
    remedy: 'Choose other days.',
  },
  DEPUTY_AWAY: {
    text: 'On some of these days one of the two is away or stands in for somebody. Borrowed roles are not lent on, so nobody would be there.',
    remedy: 'Choose somebody else, or end the other agreement first.',
  },
  DEPUTY_ENDED: { text: 'This is over already.', remedy: 'Load the page again.' },
  PERSON_NOT_HERE: {
    text: 'This person has not joined yet, or has left.',
    remedy: 'Choose somebody who works here now.',
  },
  LEFT_ALREADY: { text: 'This person has left already.', remedy: 'Load the page again.' },
  NOT_LEFT: { text: 'This person has not left.', remedy: 'Load the page again.' },
  SUCCESSOR_UNFIT: {
    text: 'Whoever takes over must be somebody else who works here now.',
    remedy: 'Choose another person, or nobody.',
  },
  LENDER_IS_EDITOR: {
    text: 'You stand in for somebody who had a hand in these words, so somebody else must approve them.',
    remedy: 'Ask one of the people who are named beside the step.',
  },
  CHANNEL_OUT_OF_REACH: {
    text: 'Your roles allow this, but not for all of these channels.',
    remedy: 'Leave out the channels that are not yours, or ask an administrator.',
  },
};
