export const helpLinks = {
  title: 'Links',
  what: 'Short addresses of your own for what you post, and campaign values that web statistics read.',
  steps: [
    'Keep a UTM preset: source, medium and campaign, with places like {network} that are filled for each network.',
    'In a post with an address, choose “Short addresses”, a preset, or both. The preview shows what leaves.',
    'After the post is out, its page and this one tell how often each address was opened.',
  ],
  questions: [
    {
      asked: 'Can I change where a short address leads?',
      answer: 'No. What was approved stays what it is. Correct the post with the right address instead.',
    },
    {
      asked: 'Who is counted?',
      answer:
        'Nobody by name: a number for each day. No address, cookie or browser is kept, and programs are left out.',
    },
  ],
};
