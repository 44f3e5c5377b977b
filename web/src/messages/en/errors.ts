/** Codes of the server in a person’s words: what happened, then what to do. A code that is missing here shows the server’s own sentence. */
export const errors = {
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
    remedy: 'Check both and try again.',
  },
  TOO_MANY_TRIES: { text: 'There were too many tries in a short time.', remedy: 'Wait a few minutes, then try again.' },
  SETUP_TOKEN: {
    text: 'Set-up needs the link that Bedside printed when it started.',
    remedy: 'Look at the terminal where Bedside runs and open the link that is printed there.',
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
  INVITATION_USED: { text: 'This invitation was used already.', remedy: 'Sign in with your password.' },
  ACCOUNT_EXISTS: {
    text: 'There is an account for this e-mail already, with another password.',
    remedy: 'Enter the password of that account to join with it.',
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
  NOT_PUBLISHED: {
    text: 'Only what stands on the network can be taken down.',
    remedy: 'Load the page again to see where it is.',
  },
  REMOTE_UNKNOWN: {
    text: 'A person saw this post on the network; Bedside does not know its address there.',
    remedy: 'Take it down on the network itself.',
  },
  NOT_IN_DOUBT: { text: 'This delivery is not in doubt any more.', remedy: 'Load the page again to see how it ended.' },
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
  TIME_IN_PAST: { text: 'This time has passed already.', remedy: 'Choose a time in the future.' },
  TIME_INVALID: { text: 'There is no such day or time.', remedy: 'Choose another one.' },
  TIME_DOES_NOT_EXIST: {
    text: 'This time does not exist on that day: the clocks are set forward.',
    remedy: 'Choose a time an hour later.',
  },
  TIME_AMBIGUOUS: {
    text: 'This time happens twice on that day: the clocks are set back.',
    remedy: 'Choose the earlier or the later one.',
  },
  TEXT_TOO_LONG: { text: 'This text is too long.', remedy: 'Shorten it.' },
  TEXT_NOT_WELL_FORMED: { text: 'This text has broken characters in it.', remedy: 'Paste it again as plain text.' },
  LINK_INVALID: { text: 'This link is not a web address.', remedy: 'Give a full address that begins with https://.' },
  SET_UP_ALREADY: { text: 'This installation is set up already.', remedy: 'Sign in.' },
  SECOND_PERSON_SAME: {
    text: 'The second person needs an e-mail address of their own.',
    remedy: 'Give another address.',
  },
  MEDIA_TOO_LARGE: { text: 'This image is too large.', remedy: 'Make it smaller and add it again.' },
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
    remedy: 'Give the file the right ending, or save it again from your image program.',
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
  MEDIA_TIMEOUT: { text: 'The image took too long to open.', remedy: 'Save it again in a smaller size and add that.' },
  MEDIA_TOO_COSTLY: {
    text: 'The image needs too much memory to open.',
    remedy: 'Save it again in a smaller size and add that.',
  },
  MEDIA_BUSY: { text: 'Too many images came in at once.', remedy: 'Try again in a moment.' },
  IMAGE_NOT_READABLE: { text: 'This image cannot be read.', remedy: 'Save it again as JPEG or PNG and add that.' },
};
