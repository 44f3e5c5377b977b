export const stops = {
  region: 'Publishing is stopped',
  organization: 'Publishing is stopped for the whole organization.',
  channel: 'Publishing to {{name}} is stopped.',
  post: 'Publishing of this post is stopped.',
  why: '{{name}}, {{time}}: “{{reason}}”',
  unknown: 'Bedside cannot tell whether publishing was stopped, so nothing goes out.',
  unknownHelp: 'The store of files does not answer. Whoever runs Bedside should look at it; posts wait until it does.',
  inFile:
    'The database takes no changes right now. The stop is kept beside it and holds. It can be lifted once the database works again.',
  open: { organization: 'Stop all publishing', channel: 'Stop publishing', post: 'Stop this post' },
  openLabel: 'Stop publishing to {{name}}',
  title: { organization: 'Stop all publishing?', channel: 'Stop publishing to {{name}}?', post: 'Stop this post?' },
  text: {
    organization: 'From now on no post of the organization is sent to any network.',
    channel: 'From now on nothing is sent to this channel.',
    post: 'From now on this post is not sent to any network.',
  },
  after:
    'What comes due meanwhile is parked, and goes out only when somebody tries it again. What is out already stays out until it is taken down.',
  reason: 'Why it must stop',
  done: 'Publishing is stopped.',
  underWay_one:
    '{{count}} delivery was being sent already and may be out: look at it, and take it down where it must go.',
  underWay_other:
    '{{count}} deliveries were being sent already and may be out: look at them, and take down what must go.',
  lift: 'Let publishing go on',
  liftLabel: 'Let publishing to {{name}} go on',
  liftTitle: 'Let publishing go on?',
  liftText:
    'What is planned for later goes out at its time. What was parked meanwhile stays parked until somebody tries it again.',
  liftReason: 'Why it may go on',
  lifted: 'Publishing goes on.',
  section: 'Stop publishing',
  sectionText:
    'For an emergency: nothing goes out from the moment you confirm, even while the database takes no changes.',
};
