export const byHandErrors = {
  WITH_A_PERSON: {
    text: 'Somebody was given this to post by hand, and has not answered.',
    remedy: 'Ask them, or let an administrator answer for them.',
  },
  NOT_YOURS: {
    text: 'Somebody else was given this.',
    remedy: 'Ask them, or an administrator, who can answer for them.',
  },
  ANSWERED: {
    text: 'Nothing is asked here any more, or not yet.',
    remedy: 'Look at its state again.',
  },
  LINK_UNFIT: {
    text: 'This is not the address of a post at that place.',
    remedy: 'Open the post there, choose “Copy link”, and paste it whole.',
  },
  LINK_USED: {
    text: 'Another post is known to stand at this address.',
    remedy: 'Open the post that you have just made, and copy its own address.',
  },
  NOT_A_POSTER: {
    text: 'This person is not named as somebody who posts there, or has it already.',
    remedy: 'Choose somebody else, or let an administrator name them under Channels.',
  },
  POSTER_UNKNOWN: {
    text: 'One of these people does not work here, or has not joined yet.',
    remedy: 'Choose people who can sign in.',
  },
};
