/** Codes of posts that repeat. */
export const repeatErrors = {
  IS_REPETITION: {
    text: 'This post is a repetition itself.',
    remedy: 'Open the post that it repeats, and change the rule there.',
  },
  REPEAT_CHANGED: {
    text: 'The rule of this post has changed in the meantime.',
    remedy: 'Load the page again to see how it stands.',
  },
  REPEAT_EMPTY: {
    text: 'This rule has no date before it ends.',
    remedy: 'Choose a later last day, or other days.',
  },
  REPEAT_OVER: {
    text: 'All dates of this rule have been.',
    remedy: 'Choose a rule that has a date to come.',
  },
  REPEAT_TOO_LONG: {
    text: 'A post repeats for two years at most, so that somebody looks at its words again.',
    remedy: 'Choose an earlier last day, or fewer times.',
  },
};
