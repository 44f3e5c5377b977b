// Writes the table of roles in docs/handbook/people.md from the access.ts of every room; with --check it only compares.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const path = join(root, 'docs', 'handbook', 'people.md');
const MARKS = ['<!-- roles: made by node tools/roles-docs.mjs -->', '<!-- /roles -->'];

/** Columns, in this order. */
const roles = {
  administrator: 'Administrator',
  author: 'Author',
  clinician_reviewer: 'Clinician reviewer',
  privacy_officer: 'Privacy officer',
  publisher: 'Publisher',
  agent: 'Agent',
  coordinator: 'Coordinator',
  trainer: 'Trainer',
  recruiter: 'Recruiter',
  auditor: 'Auditor',
};

/** Every action in plain words, in the order of the table; one that is new must be told here. */
const words = {
  'post.read': 'read posts',
  'post.write': 'write drafts',
  'post.discard': 'put drafts away and take them back',
  'media.add': 'add images',
  'media.read': 'see images of the posts that one sees',
  'media.quarantine': 'see and release pictures that were taken without consent',
  'authorization.read': 'see who was asked for a permission, and what was signed',
  'authorization.ask': 'ask for permissions, and witness a signing',
  'authorization.withdraw': 'write down that a permission was taken back',
  'authorization.setRules': 'say which rules hold for permissions and where the house practises',
  'authorization.writeForms': 'write, publish and retire forms for permissions',
  'authorization.connect': 'name the FHIR server that signed permissions are sent to',
  'template.read': 'see templates, snippets and hashtag groups',
  'template.write': 'keep templates, snippets and hashtag groups',
  'template.changeOthers': 'change the templates of others',
  'utmPreset.read': 'see UTM presets',
  'utmPreset.write': 'keep UTM presets',
  'together.read': 'see the history and remarks of drafts',
  'together.takePart': 'remark on drafts and write in them with others',
  'bulk.import': 'plan posts from a file',
  'bulk.read': 'see imported files, and take posts out as a file',
  'pastPost.read': 'see posts from before and whether they lack a permission',
  'pastPost.decide': 'bring in posts from before, and decide about them',
  'search.read': 'search',
  'view.list': 'use views and keep own ones',
  'view.share': 'share views with everybody',
  'screen.screen': 'check texts',
  'screen.readPosted': 'check past posts',
  'review.submit': 'send for review',
  'review.withdraw': 'take back from review',
  'review.read': 'read reviews',
  'review.comment': 'comment',
  'review.waive': 'let a finding stand',
  'review.invite': 'invite guests to a review',
  'schedule.schedule': 'publish or choose a time',
  'schedule.cancel': 'cancel a time or undo',
  'schedule.read': 'see the calendar',
  'schedule.plan': 'plan a time before the approval',
  'schedule.override': 'plan over a pause or a limit',
  'schedule.arrange': 'arrange slots and days without posts',
  'schedule.policy': 'say whether posts that repeat need a review',
  'relay.read': 'see notices of health authorities',
  'relay.manage': 'choose the sources of notices',
  'relay.mark': 'sort notices',
  'relay.passOn': 'pass notices on',
  'relay.send': 'pass notices on at their approval',
  'sharing.read': 'see posts to share',
  'sharing.share': 'share from an account of their own',
  'sharing.manage': 'say what staff may share',
  'sharing.word': 'word the line that is added to what is shared',
  'channel.own': 'connect an account of their own',
  'byHand.read': 'see what they were given to post by hand',
  'byHand.answer': 'answer for what they were given to post by hand',
  'byHand.arrange': 'name who posts by hand',
  'urgent.read': 'see urgent announcements',
  'urgent.begin': 'write urgent announcements',
  'urgent.end': 'end urgent announcements',
  'publish.read': 'read deliveries and the trail',
  'publish.takeDown': 'take down',
  'publish.settle': 'settle a delivery in doubt',
  'publish.health': 'see health',
  'publish.correct': 'put a correction in the place of what stands',
  'publish.retry': 'try again what did not go out',
  'publish.retryJob': 'try work of the system again',
  'publish.stop': 'stop publishing',
  'publish.liftStop': 'let publishing go on',
  'channel.list': 'see channels',
  'channel.lookUp': 'look up accounts on networks',
  'channel.connect': 'connect channels',
  'channel.confirm': 'confirm channels that others connected',
  'channel.place': 'say for which site a channel speaks',
  'channel.test': 'test channels',
  'channel.disconnect': 'disconnect channels',
  'fediverse.read': 'see where the newsroom can be followed',
  'fediverse.change': 'let the newsroom be followed from other servers',
  'practice.read': 'look at the practice network',
  'practice.setFaults': 'make the practice network misbehave',
  'people.list': 'see the list of people',
  'people.readRecord': 'see the pages of others',
  'activity.read': 'see what others did',
  'people.invite': 'invite people',
  'people.update': 'change roles and where they hold',
  'people.recordTraining': 'record privacy training',
  'people.appointDeputy': 'name deputies for others',
  'people.leave': 'let people leave and come back',
  'directory.read': 'see the staff directory',
  'directory.change': 'change the staff directory',
  'organization.read': 'see the organization, its sites and facts',
  'organization.update': 'change the organization and its review steps',
  'organization.askForSecond': 'ask for a second administrator for new accounts',
  'organization.waiveSecond': 'waive the second administrator',
  'organization.changeSites': 'change sites',
  'organization.changeFacts': 'change facts',
  'signIn.resetOthers': 'make links for people who lost their password',
  'signIn.readSso': 'see how single sign-on is set up',
  'signIn.changeSso': 'change single sign-on',
  'key.listAll': 'see the API keys of others',
  'key.changeAny': 'end the API keys of others',
  'webhook.read': 'see webhooks',
  'webhook.manage': 'change webhooks',
};

async function readTables() {
  const files = globSync('server/src/**/access.ts', { cwd: root }).toSorted();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(root, file)).href)));
  const tables = modules.flatMap((module) => Object.entries(module).filter(([name]) => name.endsWith('Access')));
  return Object.fromEntries(
    tables.flatMap(([name, table]) =>
      Object.entries(table).map(([action, allowed]) => [`${name.replace(/Access$/, '')}.${action}`, allowed]),
    ),
  );
}

/** The table of roles in Markdown. */
function writeTable(tables) {
  const unknown = Object.keys(tables).filter((name) => !(name in words));
  const gone = Object.keys(words).filter((name) => !(name in tables));
  if (unknown.length + gone.length > 0) {
    throw new Error(
      `tools/roles-docs.mjs: without words: ${unknown.join(', ')}; without an action: ${gone.join(', ')}`,
    );
  }
  const rows = Object.entries(words).map(
    ([name, told]) =>
      `| ${told} | ${Object.keys(roles)
        .map((role) => (tables[name].includes(role) ? '✓' : ''))
        .join(' | ')} |`,
  );
  return [
    `| | ${Object.values(roles).join(' | ')} |`,
    `|---|${Object.keys(roles)
      .map(() => '---|')
      .join('')}`,
    ...rows,
  ].join('\n');
}

const page = readFileSync(path, 'utf8');
const [before, rest] = page.split(MARKS[0]);
const after = rest?.split(MARKS[1])[1];
if (after === undefined) throw new Error(`docs/handbook/people.md has lost its marks ${MARKS.join(' … ')}`);
const made = [before, MARKS[0], '\n\n', writeTable(await readTables()), '\n\n', MARKS[1], after].join('');
if (!process.argv.includes('--check')) writeFileSync(path, made);
else if (made !== page) {
  console.error('docs/handbook/people.md does not tell the roles as they are: run node tools/roles-docs.mjs');
  process.exitCode = 1;
}
