/** What can go wrong while an account is being connected. */
export const connectingErrors = {
  APP_MISSING: {
    text: 'This network lets nobody in but through an application that your organization registers there.',
    remedy: 'Enter it first: Channels, then Applications.',
  },
  APP_CHANGED: { text: 'The application of this network was changed meanwhile.', remedy: 'Begin again.' },
  APP_REFUSED: {
    text: 'The network did not take your application: its ID, its secret, or the address for the way back.',
    remedy: 'Compare all three under Applications with what stands at the network, and begin again.',
  },
  APP_NOT_ALLOWED: {
    text: 'The network turned back before it asked: it does not let your application ask for what publishing needs.',
    remedy:
      'Look at the network whether the application has each permission that our page names, and the address for the way back.',
  },
  CONSENT_NO_ACCOUNT: {
    text: 'Whoever said yes may publish for no account there.',
    remedy: 'Ask its owner for the role that our page names, or begin again as somebody who has it.',
  },
  APP_NOT_NEEDED: { text: 'This network asks for no application.', remedy: 'Connect an account of it under Channels.' },
  APP_UNFIT: {
    text: 'These are not the fields of an application of this network.',
    remedy: 'Fill in every field. Another application has a secret of its own.',
  },
  APP_EDITED: {
    text: 'Somebody else changed this application in the meantime.',
    remedy: 'Load the page again and look at what changed.',
  },
  CHOICE_OVER: {
    text: 'This choice is over: it was made, is older than ten minutes, or belongs to another browser.',
    remedy: 'Begin again.',
  },
  CHOICE_UNKNOWN: {
    text: 'One of these accounts is not among those that can be chosen.',
    remedy: 'Load the page again, and choose from the list.',
  },
  NOTHING_TO_CONFIRM: { text: 'This channel awaits no confirmation any more.', remedy: 'Load the page again.' },
  CONFIRMED_BY_ANOTHER: {
    text: 'Another administrator than the one who connected the account confirms it.',
    remedy: 'Ask another administrator to look at it.',
  },
  CONFIRM_TOO_EARLY: {
    text: 'The only administrator confirms an account a day after it was connected.',
    remedy: 'Wait until then, make somebody else an administrator, or ask a privacy officer to waive the second look.',
  },
  REASON_NEEDED: { text: 'Whoever confirms alone says why.', remedy: 'Give the reason; it is kept in the trail.' },
  ACCOUNT_CHANGED: { text: 'The account is not the one that was shown any more.', remedy: 'Look at it again.' },
  BOUND_BY_IT: {
    text: 'This rule binds administrators, so none of them takes it away.',
    remedy: 'Ask a privacy officer who is no administrator.',
  },
  CHANNELS_END_TOO: {
    text: 'Other channels that the same yes opened would stop as well.',
    remedy: 'Load the page again, and look at which ones stop.',
  },
  NETWORK_NOT_OFFERED: {
    text: 'Accounts of this network cannot be connected.',
    remedy: 'Choose one of the networks that are offered.',
  },
};
