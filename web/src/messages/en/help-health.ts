export const helpHealth = {
  title: 'Health',
  what: 'Whether everything that should happen does: deliveries, jobs, channels, mail.',
  steps: [
    'Begin with what is marked as needing a person.',
    'Open a line to see since when and why.',
    'Follow the advice beside it, and look again.',
  ],
  questions: [
    {
      asked: 'Is it bad when something waits?',
      answer: 'Not by itself: networks ask Bedside to wait, and it comes back. What needs you is marked.',
    },
  ],
};
