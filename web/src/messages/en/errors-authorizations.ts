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
  TEXTS_CARRY_CODES: {
    text: 'The code for this goes by text message, so that nobody here can sign in another one’s place.',
    remedy: 'Let the person open the link: the code comes to their telephone.',
  },
  TEXTS_NOT_SET_UP: {
    text: 'Text messages are not set up here.',
    remedy: 'Leave the number out. Whoever looks after this Bedside can set up a gateway for texts.',
  },
  NUMBER_INVALID: {
    text: 'This is no telephone number.',
    remedy: 'Give it with its area code, as (202) 555-0142.',
  },
  NUMBER_NEEDS_PLUS: {
    text: 'This number is of another country.',
    remedy: 'Type it with + and the code of the country.',
  },
  NUMBER_NOT_MOBILE: {
    text: 'Nobody can be texted at this number: it is a landline, or one that costs or serves many.',
    remedy: 'Give the number of a mobile telephone, or leave it out.',
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
  ORIGINAL_FAULTY: {
    text: 'Some of this cannot be so.',
    remedy: 'Look at the paper again, and mend what is marked above. What you typed is still there.',
  },
  PICTURE_UNKNOWN: {
    text: 'A picture that this names is not here.',
    remedy: 'Add the picture first, or leave it out.',
  },
  ORIGINAL_SIGNED: {
    text: 'Somebody compared this already: it is a signed permission.',
    remedy: 'Load the page again, and open the permission.',
  },
  ORIGINAL_DISCARDED: { text: 'This was put away.', remedy: 'Type it anew where it is needed after all.' },
  ORIGINAL_WAITS: { text: 'This waits for a second person.', remedy: 'Let them send it back first, or put it away.' },
  ORIGINAL_RETURNED: { text: 'This was sent back to whoever typed it.', remedy: 'Wait until it is sent again.' },
  ORIGINAL_UNSCANNED: { text: 'There is no scan of this yet.', remedy: 'Add the scan first.' },
  ORIGINAL_CHANGED: {
    text: 'This was changed since you opened it.',
    remedy: 'Load the page again, and hold it beside the scan once more.',
  },
  ORIGINAL_OF_ANOTHER: {
    text: 'Only whoever typed this changes it.',
    remedy: 'Ask them, or put it away and type it anew.',
  },
  SECOND_PERSON_NEEDED: {
    text: 'You typed or scanned this, so somebody else compares it.',
    remedy: 'Ask a privacy officer or a coordinator to open it.',
  },
  SCAN_TOO_LARGE: { text: 'The scan is too large.', remedy: 'Scan it in gray or with fewer dots, below 20 MB.' },
  SCAN_TYPE_UNSUPPORTED: {
    text: 'This is not a PDF, JPEG or PNG.',
    remedy: 'Scan the paper anew, as PDF, JPEG or PNG.',
  },
  SCAN_TYPE_MISMATCH: {
    text: 'The file is of another kind than its name says.',
    remedy: 'Give it the right ending, and add it again.',
  },
  SCAN_UNREADABLE: { text: 'The scan is damaged and cannot be opened.', remedy: 'Scan the paper anew and add that.' },
  SCAN_LOCKED: { text: 'The scan is locked by a password.', remedy: 'Save it without one and add that.' },
  SCAN_ACTIVE: {
    text: 'This PDF holds programs or other files.',
    remedy: 'Print it to a new PDF, or scan the paper anew, and add that.',
  },
  IMPORT_ENCODING: {
    text: 'This file is not written in UTF-8.',
    remedy: 'Save it as “CSV UTF-8” and choose it again.',
  },
  IMPORT_TOO_LARGE: {
    text: 'This file is larger than 1 MB.',
    remedy: 'Split it, and import the parts one after another.',
  },
  IMPORT_BROKEN_OFF: {
    text: 'A quotation mark in this file is never closed.',
    remedy: 'Close it and choose the file again.',
  },
  IMPORT_COLUMNS_UNKNOWN: {
    text: 'This file has columns that are not known.',
    remedy: 'Take the template, and name the columns as it does.',
  },
  IMPORT_COLUMNS_TWICE: {
    text: 'This file has a column twice.',
    remedy: 'Take one of them away and choose the file again.',
  },
  IMPORT_COLUMNS_MISSING: {
    text: 'This file has not all columns that are needed.',
    remedy: 'Take the template, and name the columns as it does.',
  },
  NOT_A_PATIENT: {
    text: 'Only what a patient permits is a consent in a chart.',
    remedy: 'Download the signed document instead.',
  },
  FHIR_ADDRESS_REFUSED: {
    text: 'Nothing can be sent to this address.',
    remedy:
      'Give a full address that begins with https:// and can be reached from the public internet, or one that whoever runs Bedside named in CHART_ORIGINS. This machine itself, Bedside, and addresses of a cloud’s own services are never asked.',
  },
  PICTURE_QUARANTINED: {
    text: 'This picture was taken without consent, and is in quarantine.',
    remedy: 'Take another picture. A privacy officer and a coordinator can look at it, and release it together.',
  },
  QUARANTINE_CHANGED: { text: 'Somebody else changed this in the meantime.', remedy: 'Load it again.' },
  RELEASE_SECOND_PERSON: {
    text: 'Two people have to agree.',
    remedy: 'Ask another privacy officer or coordinator to look at it.',
  },
  FHIR_ADDRESS_INSIDE: {
    text: 'This address is within a private network, and the settings of the server do not allow it.',
    remedy:
      'Ask whoever runs Bedside to add its scheme, host and port to the setting CHART_ORIGINS, such as https://fhir.example.org:8443, and to start it anew.',
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
