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
  NOT_A_PATIENT: {
    text: 'Only what a patient permits is a consent in a chart.',
    remedy: 'Download the signed document instead.',
  },
  FHIR_ADDRESS_REFUSED: {
    text: 'Nothing can be sent to this address.',
    remedy: 'Give a full address that begins with https:// and can be reached from the public internet.',
  },
  FHIR_SECRET_MISSING: {
    text: 'It is not known how to sign in at this address.',
    remedy: 'Give the token or the secret. The one on record is for another address, and is told to no other.',
  },
  FHIR_SERVER_CHANGED: {
    text: 'Somebody else changed the FHIR server in the meantime.',
    remedy: 'Load it again and look at what changed.',
  },
  FHIR_NOT_CONNECTED: {
    text: 'No FHIR server is named here.',
    remedy: 'Ask an administrator or a privacy officer to name it in the settings.',
  },
};
