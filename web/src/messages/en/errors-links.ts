/** Codes of campaign values. */
export const linkErrors = {
  UTM_PRESET_EXISTS: { text: 'There is a preset with this name already.', remedy: 'Give it another name.' },
  UTM_PRESET_CHANGED: {
    text: 'Somebody else changed this preset in the meantime.',
    remedy: 'Close this and look at what it says now.',
  },
  UTM_PRESETS_FULL: { text: 'There are as many presets as fit.', remedy: 'Remove one that nobody uses first.' },
  UTM_EMPTY: { text: 'A preset holds at least one value.', remedy: 'Fill in source, medium or campaign.' },
  PLACEHOLDER_UNKNOWN: {
    text: 'This placeholder is not known.',
    remedy: 'Use {network}, {channel}, {post} or {campaign}, or leave the braces out.',
  },
};
