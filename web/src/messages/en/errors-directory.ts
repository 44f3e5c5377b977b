/** Codes of the staff directory, and of the lists that are imported into it. */
export const directoryErrors = {
  STAFF_NAME_MISSING: { text: 'A name is missing.', remedy: 'Give a full name, or a given name and a family name.' },
  STAFF_EMAIL_INVALID: { text: 'This is not an e-mail address.', remedy: 'Correct it, or leave it empty.' },
  STAFF_EMAIL_TAKEN: {
    text: 'Somebody else in the directory has this e-mail address.',
    remedy: 'Look for them, or leave the address out if several people share it.',
  },
  STAFF_EMAIL_LOOKALIKE: {
    text: 'This e-mail address looks the same as a colleague’s and is not the same.',
    remedy: 'Type it anew with plain letters, or ask whoever gave it to you.',
  },
  STAFF_EXTERNAL_ID_TAKEN: {
    text: 'Somebody else in the directory has this id from your other system.',
    remedy: 'Look for them, and correct the id there or here.',
  },
  STAFF_CHANGED: {
    text: 'This entry was changed elsewhere in the meantime.',
    remedy: 'Close it, and open it again to see what changed.',
  },
  STAFF_GROUP_CHANGED: {
    text: 'This group was changed elsewhere in the meantime.',
    remedy: 'Close it, and open it again to see what changed.',
  },
  STAFF_IN_USE: {
    text: 'This entry belongs to a person of Bedside or to a group, so it cannot be removed.',
    remedy: 'Mark it as left instead, or end the link first.',
  },
  STAFF_PERSON_TAKEN: {
    text: 'This person is linked to another entry of the directory.',
    remedy: 'End that link first.',
  },
  STAFF_LEFT: { text: 'This entry is marked as left.', remedy: 'Mark it as back before you link it.' },
  POWERFUL_ROLE: {
    text: 'A group gives the role of administrator or privacy officer only when you allow it.',
    remedy: 'Tick the box, or leave the role out.',
  },
  IMPORT_EMPTY: {
    text: 'This file holds no rows below a heading.',
    remedy: 'Save the list as CSV, with the names of the columns in its first line.',
  },
  IMPORT_TOO_MANY_ROWS: {
    text: 'This file has more rows than can be imported at once.',
    remedy: 'Split it, and import the parts one after another.',
  },
  IMPORT_TOO_MANY_COLUMNS: {
    text: 'This file has more than 200 columns.',
    remedy: 'Keep only the columns that are needed.',
  },
  IMPORT_FIELD_TWICE: {
    text: 'Two columns are to fill the same field.',
    remedy: 'Choose one of them. Only other names may come from several columns.',
  },
  IMPORT_OUTDATED: {
    text: 'The directory changed since the preview, so this file would now do something else. Nothing was changed.',
    remedy: 'Look at the new preview, and apply that.',
  },
  IMPORT_CLOSED: { text: 'This file was applied or put aside already.', remedy: 'Choose the file again.' },
  IMPORT_INCOMPLETE: { text: 'Not all of the file has arrived.', remedy: 'Choose the file again.' },
  IMPORT_EXCHANGES: {
    text: 'In this file people exchange e-mail addresses or ids, which cannot be done at once. Nothing was changed.',
    remedy: 'Leave these rows out, apply the rest, and then import them by themselves.',
  },
  FILE_TOO_LARGE: {
    text: 'This file is larger than 20 MB.',
    remedy: 'Keep only the columns that are needed, or split it.',
  },
};
