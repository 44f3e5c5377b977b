export const helpRelays = {
  title: 'Notices',
  what: 'What health authorities publish, watched by their feeds and passed on with the source.',
  steps: [
    'Choose sources: some are prepared, and any feed can be added. You see its newest notices before it is watched.',
    'Pass a notice on: a draft begins with the headline, the source, its day and the link.',
    'It is screened and reviewed as any post. Set aside what does not concern your people.',
  ],
  questions: [
    {
      asked: 'Why can I not take the source out?',
      answer: 'What is passed on says whose it is. Without the name and the link of the source nothing leaves.',
    },
    {
      asked: 'What if the source changes its notice?',
      answer: 'It is marked here with what it said before, and whoever wrote a post about it is told.',
    },
  ],
};
