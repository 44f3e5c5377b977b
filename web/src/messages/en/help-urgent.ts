export const helpUrgent = {
  title: 'Urgent announcements',
  what: 'One page, two people, every channel: for closures, outbreaks, recalls and disasters.',
  steps: [
    'Choose what it is about: words to begin with are prepared. Fill in what stands in brackets.',
    'Ask a second person. Whoever reviews is told at once.',
    'Their approval publishes it. Follow it with updates, and end it with an all-clear.',
  ],
  questions: [
    {
      asked: 'Is it checked like other posts?',
      answer:
        'Yes: screening, approval and channels hold as always. Only the ten seconds to undo and days without posts do not.',
    },
    { asked: 'What if nobody approves it?', answer: 'After a day an approval publishes nothing any more.' },
  ],
};
