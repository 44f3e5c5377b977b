/** Codes of signing in and of proving who one is. */
export const signInErrors = {
  STEP_UP_REQUIRED: { text: 'This step asks again who you are.', remedy: 'Sign in again, then do it once more.' },
  STEP_UP_CANCELLED: {
    text: 'This was not done, because you did not confirm that it is you.',
    remedy: 'What you typed is kept. Do it again when you are ready.',
  },
  PROOF_WRONG: { text: 'This password is not right.', remedy: 'Try again, or confirm in another way.' },
  PROOF_UNFIT: {
    text: 'Where codes by an app are set up, the password alone is no proof.',
    remedy: 'Give a code of your app, or use a passkey.',
  },
  CODE_WRONG: {
    text: 'This code is not right, or was used already.',
    remedy: 'Wait for the next code of your app and try again.',
  },
  SECOND_FACTOR_WRONG: {
    text: 'This code is not right, or was used already.',
    remedy: 'Wait for the next code of your app and try again, or use a recovery code.',
  },
  SECOND_FACTOR_OVER: {
    text: 'There were too many wrong codes, or five minutes have passed.',
    remedy: 'Sign in again from the beginning.',
  },
  CEREMONY_OVER: {
    text: 'This took longer than five minutes, or was begun in another window.',
    remedy: 'Begin again.',
  },
  PASSKEY_CANCELLED: {
    text: 'No passkey was given.',
    remedy: 'Try again when you have your device at hand, or take another way.',
  },
  PASSKEY_HERE_ALREADY: {
    text: 'This device has a passkey for you already.',
    remedy: 'Sign in with that one, or add one of another device.',
  },
  PASSKEY_ADDRESS: {
    text: 'The browser allows no passkeys at this address.',
    remedy: 'Open Bedside at its own address, or take another way.',
  },
  PASSKEY_UNSUPPORTED: {
    text: 'This device cannot make a passkey that asks for your finger, face or code.',
    remedy: 'Set up a screen lock, use another device, or take another way.',
  },
  PASSKEY_FAILED: { text: 'The browser could not use the passkey.', remedy: 'Try again, or take another way.' },
  PASSKEY_REFUSED: { text: 'This passkey was not accepted.', remedy: 'Try again, or take another way.' },
  PASSKEY_NEEDS_NAME: {
    text: 'Browsers make passkeys only where an installation has a name, and this one is reached by a number.',
    remedy: 'Ask whoever runs Bedside to give it a name, or use a password.',
  },
  PASSWORD_BREACHED: {
    text: 'This password is known from thefts of passwords elsewhere, so it is among the first that are tried.',
    remedy: 'Choose another: three or four words that do not belong together are good.',
  },
  PASSWORD_GUESSABLE: {
    text: 'This password is easy to guess: it repeats itself, or is a common word or your name with a little added.',
    remedy: 'Choose another: three or four words that do not belong together are good.',
  },
  LAST_WAY_IN: { text: 'This is your last way to sign in.', remedy: 'Add another one first.' },
  TOTP_SET_UP_ALREADY: {
    text: 'Codes by an app are set up already.',
    remedy: 'Turn them off first to begin anew.',
  },
  TOTP_MISSING: { text: 'No codes by an app are set up.', remedy: 'Set them up first.' },
  RESET_LINK_UNKNOWN: {
    text: 'This link is not valid, was used already, or is too old.',
    remedy: 'Ask for a new one.',
  },
  RESET_ELSEWHERE: {
    text: 'This person belongs to another organization too, so a link made here would open that as well.',
    remedy: 'They can ask for a link by mail on the sign-in page.',
  },
  NOT_JOINED: { text: 'This person has not joined, or has left.', remedy: 'Make an invitation link instead.' },
  INVITATION_FOR_OTHER: {
    text: 'You are signed in with another e-mail address than the one that was invited.',
    remedy: 'Sign out, sign in with the account of that address, and open the link again.',
  },
  PROOF_MISSING: { text: 'To join, one needs a way to sign in.', remedy: 'Choose a passkey or a password.' },
  SESSION_BOUND: {
    text: 'You signed in through this organization’s single sign-on, which does not count for another one.',
    remedy: 'Sign out, and sign in with a passkey or a password.',
  },
  KEY_REFUSED: { text: 'No API key opens this door: a person must do this.', remedy: 'Sign in and do it here.' },
  SSO_NOT_LINKED: {
    text: 'Nobody in Bedside is linked to this account.',
    remedy:
      'Do you have an account here? Sign in another way, then link it under “Sign-in and sessions”. Else ask an administrator for an invitation.',
  },
  SSO_LINKED_ELSEWHERE: {
    text: 'This account of your organization belongs to somebody else in Bedside.',
    remedy: 'Sign in there with your own account, or ask an administrator.',
  },
  SSO_CANCELLED: {
    text: 'You called it off at your organization’s sign-in.',
    remedy: 'Try again, or take another way.',
  },
  SSO_STATE: {
    text: 'Your organization’s sign-in took longer than five minutes, or was begun in another browser.',
    remedy: 'Begin again from here.',
  },
  SSO_FAILED: {
    text: 'Your organization’s sign-in gave an answer that Bedside cannot accept.',
    remedy: 'Try again. If it stays, tell an administrator to look at the settings of single sign-on.',
  },
  SSO_METADATA: {
    text: 'The provider’s description could not be read at this address.',
    remedy: 'Check the issuer: its address followed by /.well-known/openid-configuration must answer.',
  },
  SSO_CHANGED: {
    text: 'Somebody else changed single sign-on in the meantime.',
    remedy: 'Load it again and look at what changed.',
  },
};
