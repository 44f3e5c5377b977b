import { helpByHand } from './help-by-hand.ts';
import { helpHealth } from './help-health.ts';
import { helpLinks } from './help-links.ts';
import { helpRelays } from './help-relays.ts';
import { helpSharing } from './help-sharing.ts';
import { helpUrgent } from './help-urgent.ts';

/** The help beside each page. Loaded when somebody opens it first, so it is not among the words of `en.ts`. */
export const help = {
  start: {
    title: 'First steps',
    what: 'What is still to be done before the first post can go out, in order, and what is done already.',
    steps: [
      'Begin with the first line that is open.',
      'Follow its button: it leads to the page where the step is done.',
      'Come back: what is done is ticked by itself.',
    ],
    questions: [
      {
        asked: 'Must I do everything?',
        answer: 'No. Each line says what it is good for; leave out what you do not need.',
      },
    ],
  },
  compose: {
    title: 'Compose',
    what: 'Write a post once, for one channel or several, and see before it leaves what would identify a patient or break a rule.',
    steps: [
      'Choose the channels and write the text. Words that need care are underlined as you type.',
      'Add images, and describe each for people who cannot see it.',
      'When the list beside the text has no open line, send it for review.',
    ],
    questions: [
      {
        asked: 'Why is a word underlined?',
        answer: 'It may identify somebody or break a rule. Open the mark: it says why and offers a safe wording.',
      },
      {
        asked: 'Is my text saved?',
        answer: 'Yes, while you write. Without a connection it is kept in this browser until there is one.',
      },
      {
        asked: 'Can I write differently for one network?',
        answer: 'Yes: open the tab of that network. It then gets its own words instead of the common text.',
      },
    ],
  },
  review: {
    title: 'Review',
    what: 'Posts of colleagues that wait for a second pair of eyes. Your own turn comes first.',
    steps: [
      'Open the first post and read it as the public would.',
      'Look at what screening found, and at what changed since the last version.',
      'Approve, or ask for changes and say which.',
    ],
    questions: [
      {
        asked: 'Why can I not approve this one?',
        answer: 'Nobody approves words they had a hand in, and some steps ask for a certain role or a valid training.',
      },
      { asked: 'What happens after I approve?', answer: 'The post may be planned. It does not leave by itself.' },
      {
        asked: 'Somebody edited it after I approved.',
        answer: 'Then your approval holds for the old words only, and the new ones come back to you.',
      },
    ],
  },
  calendar: {
    title: 'Calendar',
    what: 'What leaves when: planned, proposed and published posts by day, week or month, in the time zone of the organization.',
    steps: [
      'Choose a month, a week or a list, and the channels that you want to see.',
      'Open a post to look at it or to change its time.',
      'Drag a post to another day, or go to it with J and K and use the arrow keys; “Undo” takes it back.',
    ],
    questions: [
      {
        asked: 'Which time is shown?',
        answer: 'The time of the organization. Where yours differs, it stands beside it.',
      },
      {
        asked: 'Does a proposed time publish the post?',
        answer: 'No. A post leaves only once it is approved and planned by somebody who may publish.',
      },
    ],
  },
  posts: {
    title: 'Posts',
    what: 'Every post that you may see, from draft to the public, with where it stands.',
    steps: [
      'Narrow the list by stage, author or channel, or type a word.',
      'Save what you look at often as a view.',
      'Choose rows to put several drafts away at once, or open one.',
    ],
    questions: [
      {
        asked: 'Where are posts that were put away?',
        answer: 'Choose the stage “Put away”. From there they can be taken back.',
      },
      {
        asked: 'Why can I not put a published post away?',
        answer: 'What is public is taken down on its own page, channel by channel, so that nothing stays behind.',
      },
      { asked: 'Who sees my saved views?', answer: 'You alone, unless they were saved for everybody.' },
    ],
  },
  post: {
    title: 'A post',
    what: 'One post: what it says, who decided what, where it went, and everything that happened to it.',
    steps: [
      'Look at “Between this post and the public” for what is still open.',
      'Plan it, or publish it now with ten seconds to undo.',
      'Afterwards, find the address on each network under “Where it goes”.',
    ],
    questions: [
      {
        asked: 'What does “Looking” mean?',
        answer:
          'The network gave no clear answer. Bedside looks there before it does anything else, so that nothing is posted twice.',
      },
      {
        asked: 'How do I take it down?',
        answer: 'Under “Where it goes”, channel by channel. It says when the network confirmed it.',
      },
    ],
  },
  search: {
    title: 'Search',
    what: 'Find posts by any word in them, images by their description, colleagues, channels, and published posts by their address.',
    steps: [
      'Type one word or several; forms of a word and accents do not matter.',
      'Narrow by stage, author, channel, date or images.',
      'Move with j and k, and open with Enter.',
    ],
    questions: [
      { asked: 'How do I find words in a row?', answer: 'Put them in quotation marks: "flu shots".' },
      { asked: 'How do I leave something out?', answer: 'Put a minus before it: flu -garden.' },
      {
        asked: 'Why is something missing?',
        answer: 'You find what you may read. Posts that were put away show only when their stage is chosen.',
      },
    ],
  },
  urgent: helpUrgent,
  links: helpLinks,
  relays: helpRelays,
  'by-hand': helpByHand,
  sharing: helpSharing,
  templates: {
    title: 'Library',
    what: 'Texts to begin with, short pieces to put into a post, and groups of hashtags.',
    steps: [
      'Make a template from words that you write again and again.',
      'Leave gaps for what changes each time.',
      'In the composer, choose the template and fill in the gaps.',
    ],
    questions: [
      { asked: 'Are templates screened?', answer: 'What you make of one is screened like any other post.' },
      { asked: 'Who can change them?', answer: 'Those whose role allows it; everybody who writes can use them.' },
    ],
  },
  person: {
    title: 'A person',
    what: 'One colleague: roles and where they hold, training, deputies, and what they did.',
    steps: [
      'See what this person may do, and for which sites and channels.',
      'Appoint a deputy with first and last day before somebody is away.',
      'Under “Activity”, narrow what they did to a kind or a time, and save it as CSV.',
    ],
    questions: [
      { asked: 'Can lines of the activity be changed or removed?', answer: 'No. The trail only grows.' },
      {
        asked: 'Why do I see less than others?',
        answer: 'You see what belongs to the posts and channels that your roles reach.',
      },
    ],
  },
  bulk: {
    title: 'Plan from a file',
    what: 'Make drafts with their planned times out of a CSV file, one post in each row.',
    steps: [
      'Choose the file, or save a template and fill it in.',
      'Mend what is marked: each fault says its row, its column and what to do.',
      'Make the drafts. Nothing is made before, and the whole import can be undone.',
    ],
    questions: [
      {
        asked: 'Does a time in the file publish a post?',
        answer: 'No. It is a wish: the post goes out then only if it is approved and set before.',
      },
      {
        asked: 'What happens to drafts that were edited since, when I undo?',
        answer: 'They stay. Only drafts that nobody touched are put away.',
      },
    ],
  },
  authorizations: {
    title: 'Authorizations',
    what: 'Signed permissions: ask a patient, a guardian, a colleague or a bystander, see what they signed, and write down what they take back.',
    steps: [
      'Choose “Ask for a permission” and say what you would like to show, where and what for.',
      'Hand over the link, or let it go by mail. Without mail, make a code and tell it to whoever signs.',
      'What is signed comes under “Signed”, with what it covers and a sealed PDF.',
    ],
    questions: [
      {
        asked: 'What does whoever signs see?',
        answer:
          'A form, without an account: they choose each thing, and sign or say no, just as easily. They get a copy.',
      },
      {
        asked: 'Somebody takes a permission back. What do I do?',
        answer:
          'Open the permission and write the withdrawal down with its time. Posts that are out stay until taken down.',
      },
      {
        asked: 'What of posts from before?',
        answer: 'Bring them in under “Posts from before”, and decide about each.',
      },
      { asked: 'Does Bedside stop a post without a permission?', answer: 'Not yet. Look here before you approve.' },
    ],
  },
  channels: {
    title: 'Channels',
    what: 'The accounts on networks to which posts go.',
    steps: [
      'Connect an account; Bedside asks the network whose it is.',
      'Say for which site it speaks, where that matters.',
      'Test it when something seems wrong, and connect it again when the network asks for it.',
    ],
    questions: [
      {
        asked: 'What happens to planned posts when I disconnect?',
        answer: 'They stop at the gate and are parked. Nothing is lost.',
      },
      {
        asked: 'What is the practice network?',
        answer: 'A network inside Bedside to try things out on. Nothing of it is public.',
      },
    ],
  },
  people: {
    title: 'People',
    what: 'Who works here, in which roles and for which channels; deputies, training, and people who have left.',
    steps: [
      'Invite somebody and choose the roles that they need.',
      'Limit a role to some sites or channels where it should not hold everywhere.',
      'Before somebody is away, appoint a deputy with first and last day.',
    ],
    questions: [
      {
        asked: 'Can somebody have several roles?',
        answer: 'Yes. Whatever the roles, nobody approves words they had a hand in.',
      },
      {
        asked: 'What happens when somebody leaves?',
        answer: 'Their sessions and keys end, and you choose who takes over what they left.',
      },
    ],
  },
  directory: {
    title: 'Staff directory',
    what: 'Names of everybody who works here, so that screening tells colleagues from patients.',
    steps: [
      'Import a file, or let your identity system send the names.',
      'Look through the preview: it says what will be added, changed and left out.',
      'Keep it up to date, so that a colleague is not taken for a patient.',
    ],
    questions: [
      { asked: 'Who sees these names?', answer: 'People of this organization. They never leave it.' },
      {
        asked: 'Why is a colleague still marked?',
        answer: 'The name may be written differently. Add the form that people use.',
      },
    ],
  },
  past: {
    title: 'Past posts',
    what: 'Check what was posted already, from a file or from a channel, for words that should not be public.',
    steps: [
      'Choose a file or a channel.',
      'Say which column holds the text, and start.',
      'Look through what was found, and save the list.',
    ],
    questions: [
      {
        asked: 'Does my file leave this computer?',
        answer: 'A file is checked in this browser. Nothing of it is stored.',
      },
      { asked: 'Does this take anything down?', answer: 'No. It tells you where to look.' },
    ],
  },
  playground: {
    title: 'Playground',
    what: 'Try the screening on any text and see what it finds and why.',
    steps: [
      'Type or paste a text, or take an example.',
      'Open a mark to see what was found.',
      'Change the rule packs to see the difference.',
    ],
    questions: [
      { asked: 'Is the text stored?', answer: 'No.' },
      { asked: 'Does it find everything?', answer: 'No check does. A second pair of eyes stays part of every post.' },
    ],
  },
  settings: {
    title: 'Settings',
    what: 'The organization: name, languages, time zone, rule packs, and the steps of review.',
    steps: [
      'Choose your own language and colours; below them is what holds for everybody.',
      'Sites and facts have pages of their own, above.',
      'Tell colleagues when the steps of review change: open reviews keep the steps they began with.',
    ],
    questions: [
      { asked: 'Who may change settings?', answer: 'Administrators. Others see them.' },
      { asked: 'What are rule packs?', answer: 'Rules of a law or a profession that screening applies to every post.' },
    ],
  },
  sites: {
    title: 'Sites',
    what: 'The places where the organization is, each with its time zone, address and telephone.',
    steps: [
      'Add a site with its short name and time zone.',
      'Let channels, facts and roles belong to it.',
      'Close a site when nothing belongs to it any more.',
    ],
    questions: [
      {
        asked: 'Why can a site not be closed?',
        answer: 'Something still belongs to it; the page says how much. Give it to another site first.',
      },
    ],
  },
  facts: {
    title: 'Facts',
    what: 'What the organization says about itself: numbers, hours, services, names. Screening leaves these alone.',
    steps: [
      'Add a fact, with somebody who looks after it.',
      'Set the day on which it is looked at again.',
      'Confirm or change it when you are asked.',
    ],
    questions: [
      {
        asked: 'What happens when a fact is overdue?',
        answer: 'Its owner gets a message. It stays in use until it is retired.',
      },
    ],
  },
  developers: {
    title: 'API and webhooks',
    what: 'Keys for programs that act for you, and addresses that are told when something happens.',
    steps: [
      'Make a key with the fewest scopes that will do, and an end.',
      'Copy it at once: it is shown one time.',
      'Add a webhook, check its signature in your program, and send a test.',
    ],
    questions: [
      { asked: 'Can a key approve posts?', answer: 'No. Approving is done by people who are signed in.' },
      {
        asked: 'A message did not arrive.',
        answer: 'Open its deliveries: each try is there with the answer, and can be sent again.',
      },
    ],
  },
  health: helpHealth,
  messages: {
    title: 'Messages',
    what: 'What Bedside told you. Every mail is also here, with its link.',
    steps: ['Read what is new.', 'Follow the link to what it is about.', 'It counts as read once you opened it.'],
    questions: [
      {
        asked: 'Why do mails say so little?',
        answer: 'Mails travel unprotected, so they carry a link and no words of a post.',
      },
    ],
  },
  security: {
    title: 'Your security',
    what: 'How you sign in, your second factor, and where you are signed in now.',
    steps: [
      'Add a passkey: it is the safest way, and the quickest.',
      'Keep recovery codes where you find them without this device.',
      'End sessions that you do not know.',
    ],
    questions: [
      { asked: 'I lost my device.', answer: 'Sign in with a recovery code, or ask an administrator for a new way in.' },
    ],
  },
};
