// What the pages of networks show: pictures of our side, taken by tools/handbook-pictures.mjs, each with its words.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'handbook', 'networks', 'pictures');
const taken = new Set(readdirSync(folder));

/** In the order in which somebody meets them: what one does, and what there is to see. */
const steps = {
  application: {
    does: (name) => `*Channels → Applications → Enter*: what ${name} gave for your application.`,
    shows: (name) => `The form for the application of ${name}, filled in; the secret is covered.`,
  },
  connect: {
    does: (name) => `*Channels → Connect an account → ${name}*.`,
    shows: (name) => `The form in which an account is connected, with ${name} chosen and its fields filled in.`,
  },
  choose: {
    does: (name) => `Back from ${name}: which accounts become channels.`,
    shows: () => 'A question with the accounts that the yes opened; the first is ticked.',
  },
  waiting: {
    does: () => 'The channel waits for a second administrator, and says who can confirm it.',
    shows: () =>
      'The channel in the list, marked as waiting for confirmation, with the name of whoever can confirm it.',
  },
  confirm: {
    does: () => 'Another administrator compares network, account and name, and says yes, or no and why.',
    shows: (name) =>
      `The account on ${name} with network, handle and name, a field for what is wrong, and two buttons.`,
  },
  connected: {
    does: () => 'The channel stands, with its account.',
    shows: () => 'The channel in the list, marked as connected, with its account.',
  },
};

/** The lines of a network's page that show it. */
export function writePictures({ displayName, network }) {
  const shown = Object.entries(steps).filter(([step]) => taken.has(`${network}-${step}.png`));
  return [
    '## In Bedside',
    ...shown.flatMap(([step, { does, shows }]) => [
      '',
      does(displayName),
      '',
      `![${shows(displayName)}](pictures/${network}-${step}.png)`,
    ]),
  ];
}
