export const signIn = {
  title: 'Sign in',
  lead: 'Good to see you.',
  submit: 'Sign in',
  forgot: 'No account yet? An administrator of your organization can invite you.',
  returning: 'You were signed out. Sign in, and you are back where you were.',
  invitation: {
    title: 'Join {{organization}}',
    plainTitle: 'Your invitation',
    lead: 'Welcome, {{name}}. Choose a password, and you are in.',
    missing: 'This page needs the whole link of your invitation. Open it again from your message.',
    passwordHint: 'At least 12 characters. A few words in a row are easy to remember.',
    submit: 'Join',
    toSignIn: 'Sign in instead',
  },
};
