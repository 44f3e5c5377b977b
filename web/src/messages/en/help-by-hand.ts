export const helpByHand = {
  title: 'Things to post by hand',
  what: 'Some places let no program post. One person is given what was cleared, posts it there, and brings the link back.',
  steps: [
    'Open it on your phone when you are told that something is due.',
    'Follow the steps: copy the text, share or save the pictures, open the place, post.',
    'Paste the link of the post, and say that you have seen it stand there.',
  ],
  questions: [
    {
      asked: 'Why is there suddenly nothing to copy?',
      answer:
        'The gate is asked again each time this opens. A permission was taken back, publishing was stopped, or its time is over: do not post it.',
    },
    {
      asked: 'Can two people be asked for the same post?',
      answer: 'No. One person has it, until they say that it is done, give it back, or give it to somebody else.',
    },
  ],
};
