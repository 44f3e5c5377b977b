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
  PLACE_UNKNOWN: {
    text: 'There is no such place.',
    remedy: 'Give a code, for instance US-NY or EU.',
  },
  RULE_OF_ANOTHER_KIND: {
    text: 'A rule can only stand in place of one of the same kind and place.',
    remedy: 'End the other rule, and add this one beside it.',
  },
  RULE_REPLACED: {
    text: 'Another rule stands in place of this one already, or will.',
    remedy: 'Load the page again, and change that one.',
  },
  DAY_IS_PAST: {
    text: 'A rule cannot end on a day that is over.',
    remedy: 'Choose today or a later day.',
  },
  RULE_NOT_CONDITIONAL: {
    text: 'This rule has no conditions that could be met.',
    remedy: 'Add a rule in its place where the law has changed.',
  },
  SEEN_LATER: {
    text: 'Nobody has seen anything on a day that is yet to come.',
    remedy: 'Give the day on which counsel looked at it.',
  },
  NOTE_IS_OVER: {
    text: 'This note would be over before it is kept.',
    remedy: 'Choose a last day that is still to come, or none.',
  },
  ALREADY_TAKEN_BACK: {
    text: 'This note was taken back already.',
    remedy: 'Load the page again.',
  },
  PRACTICE_CHANGED: {
    text: 'Somebody else changed this meanwhile.',
    remedy: 'Load the page again, then change what is still to be changed.',
  },
  FORM_NOT_READY: {
    text: 'This form cannot be used yet.',
    remedy: 'Look at what the editor tells of it, and set it right.',
  },
  FORM_CHANGED_MEANWHILE: {
    text: 'Somebody else changed this form meanwhile.',
    remedy: 'Load the page again, then change what is still to be changed.',
  },
  ALREADY_RETIRED: {
    text: 'This version was retired already.',
    remedy: 'Load the page again.',
  },
};
