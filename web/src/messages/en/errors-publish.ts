/** What stands on networks: changed, taken down, looked at. */
export const publishErrors = {
  NOT_PUBLISHED: {
    text: 'Only what stands on the network can be taken down.',
    remedy: 'Load the page again to see where it is.',
  },
  CANNOT_COME_ANEW: {
    text: 'On one of these channels, what stands cannot be taken down for a newer version.',
    remedy: 'Load the page again to see where the post stands, and leave that channel out.',
  },
  NOTHING_TO_CORRECT: {
    text: 'Nothing that stands can be changed to this version.',
    remedy: 'Take it down where it stands, then begin a new post.',
  },
  REMOTE_UNKNOWN: {
    text: 'A person saw this post on the network; Bedside does not know its address there.',
    remedy: 'Take it down on the network itself.',
  },
  NOT_IN_DOUBT: { text: 'This delivery is not in doubt any more.', remedy: 'Load the page again to see how it ended.' },
};
