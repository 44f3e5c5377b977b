/** Codes of planning from a file, and of trying again what did not go out. */
export const bulkErrors = {
  NEEDS_PERSON: {
    text: 'Nobody knows whether this is out, and Bedside has stopped looking.',
    remedy: 'Look on the network yourself, then say what is there.',
  },
  NOTHING_TO_RETRY: {
    text: 'This delivery is not stuck any more.',
    remedy: 'Load the page again to see how it stands.',
  },
  STILL_BLOCKED: {
    text: 'Something still stands between this post and the public. Nothing was sent.',
    remedy: 'Open the post, solve what is named there, then try again.',
  },
  TAKEN_DOWN_ELSEWHERE: {
    text: 'This post was taken down from another channel, and would go there again. Nothing was sent.',
    remedy: 'Begin a new post with these words, for the channels that you want.',
  },
  IMPORT_REPEATED: {
    text: 'This file was imported already. Nothing was made.',
    remedy: 'Undo the earlier import, or say that you want its posts a second time.',
  },
  IMPORT_ROWS_FAULTY: {
    text: 'Some rows cannot become posts. Nothing was made.',
    remedy: 'Mend these rows, or leave them out.',
  },
  PLAN_OUTDATED: {
    text: 'Something changed since the preview, so this file would now make something else. Nothing was made.',
    remedy: 'Look at the new preview, and make that.',
  },
};
