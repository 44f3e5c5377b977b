export const start = {
  title: 'First steps',
  lead: 'What helps most in the first hour. Each step ticks itself off.',
  progress: '{{done}} of {{of}} first steps are done',
  progressLabel: 'First steps done',
  allDone: 'All first steps are done. This page stays here for those who come after you.',
  goOn: 'Go on',
  putAway: 'Put the first steps away on this device',
  looking: 'Looking',
  done: 'Done:',
  open: 'To do:',
  steps: {
    passkey: {
      title: 'Sign in without a password',
      why: 'A passkey or a code from an app keeps others out of your account.',
      go: 'Add one',
    },
    facts: {
      title: 'Say what is yours',
      why: 'With your own telephone numbers and addresses on record, the check can tell them from those of a patient.',
      go: 'Add facts',
    },
    practice: {
      title: 'Say where you practise',
      why: 'Until then what patients say about you is not published, for each state has rules of its own.',
      go: 'Say where',
    },
    people: {
      title: 'Invite somebody who reviews',
      why: 'Nobody approves their own words, so two people are the least that it takes to publish.',
      go: 'Invite',
    },
    training: {
      title: 'Record training in privacy law',
      why: 'Where a patient may be touched, only somebody trained may approve.',
      go: 'Record it',
    },
    channel: {
      title: 'Connect a channel',
      why: 'The newsroom and the practice network need no account anywhere.',
      go: 'Connect',
    },
    mail: {
      title: 'Set up mail',
      why: 'Reviewers hear at once that something waits. The one who started Bedside sets it up.',
      go: 'See how',
    },
    draft: {
      title: 'Write a first post',
      why: 'It is checked while you type, and nothing leaves by itself.',
      go: 'Write',
    },
    published: {
      title: 'See a first post published',
      why: 'Approved by a colleague, at a time that somebody chose.',
      go: 'See posts',
    },
  },
};
