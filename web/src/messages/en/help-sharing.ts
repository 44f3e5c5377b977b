export const helpSharing = {
  title: 'My sharing',
  what: 'Approved posts that you may share from an account of your own, your accounts, and what you shared.',
  steps: [
    'Connect an account on Bluesky or Mastodon, or share by hand elsewhere.',
    'Choose a post, look at exactly what leaves, and share it.',
    'See below whether it stands, and take it down whenever you like.',
  ],
  questions: [
    {
      asked: 'Who sees my account here?',
      answer: 'You alone. Administrators see neither the account nor what you share on it, and nobody can post there.',
    },
    {
      asked: 'Can I leave the last line out?',
      answer: 'No. Whoever passes on their employer’s words says so in the post itself, so that nobody is misled.',
    },
    {
      asked: 'What happens when the organization takes its post down?',
      answer:
        'You are told, and decide about yours. When a permission of a patient ends, yours is taken down by itself.',
    },
  ],
};
