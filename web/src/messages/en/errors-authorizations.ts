/** Codes of asking for signed permissions, and of taking them back. */
export const authorizationErrors = {
  FORM_INCOMPLETE: {
    text: 'The form has places that nobody has filled in.',
    remedy: 'Fill in what is marked above and try again. What you typed is still there.',
  },
  SUBJECT_AGE_UNKNOWN: {
    text: 'Nobody has said whether this person is of age.',
    remedy: 'Tick that they are, or give the date of birth.',
  },
  MAIL_CARRIES_CODES: {
    text: 'The code for this goes by mail, so that nobody here can sign in another one’s place.',
    remedy: 'Let the person open the link: the code comes to their address.',
  },
  NOT_SENT: { text: 'This was not sent yet.', remedy: 'Send a link first.' },
  LINK_REPLACED: { text: 'There is a newer link.', remedy: 'Use the newest one.' },
  LINK_EXPIRED: { text: 'This link has ended.', remedy: 'Send a new one.' },
  ALREADY_SIGNED: { text: 'This was signed already.', remedy: 'Load the page again and look at what was signed.' },
  ALREADY_DECLINED: {
    text: 'The answer was no.',
    remedy: 'Respect it, or talk to the person before you ask anew.',
  },
  CANCELLED: { text: 'This asking was cancelled.', remedy: 'To ask again, begin anew.' },
  TOO_MANY_CODES: { text: 'Many codes were made within this hour.', remedy: 'Wait an hour and try again.' },
  NOT_ON_A_TABLET: { text: 'This was sent as a link.', remedy: 'To sign on this device, ask anew and choose so.' },
  RECEIVED_LATER: {
    text: 'A withdrawal that has not come yet cannot be written down.',
    remedy: 'Give the day and time at which it reached you.',
  },
  RECEIVED_BEFORE_SIGNED: {
    text: 'This was signed later than that.',
    remedy: 'Look at the day and time, and whether it is the right permission.',
  },
  NOT_IN_AUTHORIZATION: {
    text: 'This permission does not cover what is to be taken back.',
    remedy: 'Load the page again and choose from what it covers.',
  },
  ALREADY_WITHDRAWN: {
    text: 'All of this was taken back already.',
    remedy: 'There is nothing left to take back. Load the page again.',
  },
  COLUMN_MISSING: {
    text: 'A column is missing: when each post went out, or its words.',
    remedy: 'Name the columns in the first line as the template does: when, channel, link, text, pictures.',
  },
  PAST_FILE_TOO_LARGE: {
    text: 'This file is larger than 50 MB.',
    remedy: 'Split it, and bring in the parts one after another.',
  },
  PAST_CHANNEL_UNKNOWN: {
    text: 'Nobody knows on which channel this post went out.',
    remedy: 'Say which it was: a permission holds for the channels that it names.',
  },
  PERMISSION_DOES_NOT_COVER: {
    text: 'This permission does not allow the post.',
    remedy: 'Choose another one or another purpose, ask for one, or take the post down.',
  },
  PAST_IMPORT_RUNNING: { text: 'This channel is being read already.', remedy: 'Let that reading go on.' },
  PAST_IMPORT_NOT_STOPPED: { text: 'This reading has not stopped.', remedy: 'Load the page again.' },
};
