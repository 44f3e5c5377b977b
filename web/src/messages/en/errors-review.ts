/** Codes of handing reviews on, of marked passages and of guests. */
export const reviewErrors = {
  PASSAGE_UNFIT: {
    text: 'A marked passage does not lie in this version of the post.',
    remedy: 'Load the page again and mark the passage anew.',
  },
  HANDED_ON: { text: 'You handed this review to somebody else.', remedy: 'Take it back first, or leave it to them.' },
  NOT_ASKED: {
    text: 'You are not asked to decide this review, so you cannot hand it on.',
    remedy: 'Ask one of those who are named beside the step.',
  },
  ALL_ARE_ASKED: {
    text: 'Everybody is asked to decide this step, so nobody can take it over.',
    remedy: 'Decide yourself.',
  },
  TO_EDITOR: { text: 'They had a hand in these words, so somebody else must decide.', remedy: 'Choose somebody else.' },
  TO_DECIDED: { text: 'They have decided this step already.', remedy: 'Choose somebody else.' },
  TO_HANDED_ON: { text: 'They have handed this review on themselves.', remedy: 'Choose somebody else.' },
  TO_NOT_ELIGIBLE: {
    text: 'They may not decide this review themselves.',
    remedy: 'Choose one of those who are offered.',
  },
  TOO_FEW_LEFT: {
    text: 'Too few reviewers would be left to decide this step.',
    remedy: 'Decide yourself, or ask a third person.',
  },
  UNTIL_UNFIT: {
    text: 'A review can be handed on for as long as a month, beginning now.',
    remedy: 'Choose a day within the next month.',
  },
  GUESTS_NOT_ALLOWED: {
    text: 'Guests do not decide this step.',
    remedy: 'An administrator can let guests decide it, in the settings of the review.',
  },
  NOT_AN_INVITER: {
    text: 'You may invite guests to steps that you could decide yourself, and never to your own words.',
    remedy: 'Ask one of the people who are named beside the step.',
  },
  GUEST_NEEDS_TRAINING: {
    text: 'This step needs somebody who is trained in privacy law.',
    remedy: 'Ask a privacy officer to invite the guest and to attest the training, with a reason.',
  },
  ATTEST_OFFICER: {
    text: 'Only a privacy officer attests training in privacy law.',
    remedy: 'Ask one to invite the guest.',
  },
  GUEST_IS_MEMBER: {
    text: 'Somebody of the organization has this address, so they cannot come as a guest.',
    remedy: 'Give them a role that may decide this step, or invite somebody else.',
  },
  GUEST_LINK_UNKNOWN: {
    text: 'This link is not valid, is too old, or what it was for is over.',
    remedy: 'Ask whoever invited you for a new one.',
  },
  GUEST_LINK_USED: {
    text: 'This link was opened in another browser already.',
    remedy: 'Go on there, or ask whoever invited you for a new link. If it was not you, tell them.',
  },
  GUEST_SIGNED_OUT: {
    text: 'Your time here is over, or it was ended by whoever invited you.',
    remedy: 'Open your link again in the browser in which you began, or ask for a new one.',
  },
  GUEST_CODE_WRONG: {
    text: 'This is not the code, or it is too old.',
    remedy: 'Look at the newest mail, or ask for another code. After five tries a code is void.',
  },
  GUEST_NO_MORE_CODES: {
    text: 'No further code can be sent for this link.',
    remedy: 'Ask whoever invited you for a new link.',
  },
};
