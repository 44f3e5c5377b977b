export const sharingErrors = {
  SHARE_BLOCKED: { text: 'This cannot be shared there now.', remedy: 'Look at what stands against it.' },
  SHARE_CHANGED: { text: 'The words have changed since you saw them.', remedy: 'Look at them again, then share.' },
  SHARED_ALREADY: {
    text: 'You shared this on this account already.',
    remedy: 'Take the first one down before you share it again.',
  },
  EMPLOYER_MISSING: {
    text: 'Both lines have to name the employer.',
    remedy: 'Write {organization} where its name belongs.',
  },
};
