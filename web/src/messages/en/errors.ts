/** Codes of the server in a person's words: what happened, then what to do. A code that is missing here shows the server's own sentence. */
export const errors = {
  title: 'That did not work',
  OFFLINE: {
    text: 'Bedside cannot be reached right now.',
    remedy: 'Nothing you typed is lost. Check the connection and try again.',
  },
  SERVER_UNAVAILABLE: { text: 'The server is in trouble and did not answer.', remedy: 'Wait a minute and try again.' },
  ANSWER_UNREADABLE: {
    text: 'The server answered in a way this page does not understand.',
    remedy: 'Load the page again; it may be older than the server.',
  },
  REFUSED: { text: 'The server refused this.', remedy: 'Load the page again and try once more.' },
  UNEXPECTED: { text: 'Something unexpected happened on this page.', remedy: 'Load the page again.' },
};
