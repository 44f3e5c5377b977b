import { unmark } from '../../../packages/screening/train/corpus.ts';
import type { GoldConduct, GoldInbound, GoldPost, GoldReply } from './items.ts';

/** network | author | label | tags | marked text; invented, and small enough to count by hand. */
const POSTS = `
x | staff-personal | disclosure | named, lowercase | so proud of my patient [[NAME/patient|lena brook]], six weeks on a vent and home on [[DATE/patient|may 3]]
instagram | org | disclosure | named, consented | With her blessing: [[NAME/patient|Maria Ortega]] 💛 rang the bell. Call [[PHONE/org|(206) 555-0144]].
facebook | org | disclosure | no-name, event | The only [[OTHER_ID/patient|ferry captain]] of [[GEO/patient|Orcas]] is in our ICU since [[DATE?/patient|Friday]].
internal | staff-professional | disclosure | obfuscated, numbers | MRN [[MRN/patient|4 4 1 0 9 2]] and [[MRN/patient|44{U+200B}1093]] are mixed up, ask [[NAME/staff|Dr. Hale]].
x | staff-personal | disclosure | obfuscated | 𝐌𝐫 [[NAME/patient|𝐁𝐫𝐨𝐨𝐤]] again 😭 [[SSN/patient|000-12-3456]]
linkedin | staff-professional | disclosure | spanish, lowercase | nuestra paciente [[NAME/patient|rosa]] cumple [[AGE90/patient|noventa y cuatro]]
tiktok | staff-personal | disclosure | named, consented | [[NAME/patient|Bo]] and [[NAME/patient|Bo]]'s mother [[NAME/patient|Ann]] said yes, he is [[AGE90?/patient|54]]
x | org | disclosure | named | [[NAME/patient|Ida]] thanked [[NAME/staff|Dr. Wu]] on [[DATE/patient|June 1]]
x | org | safe | staff-news, hard-negative | Welcome [[NAME/staff|Dr. Priya Raman]]! She starts on [[DATE/org|March 9]].
facebook | org | safe | hard-negative | Flu shots at [[GEO/org|1180 Quarry Road]], [[PHONE/org|206-555-0111]].
instagram | staff-personal | safe | own-health, lowercase | three years since my own transplant, thank you all
linkedin | staff-professional | safe | ambiguous | Sometimes bed twelve is just bed twelve.
x | staff-personal | safe | history | [[NAME/public|Florence Nightingale]] was born in 1820. [[HANDLE/public|@fnmuseum]]
mastodon | staff-personal | safe | ambiguous, lowercase | one of those nights again 🌙
bluesky | org | safe | numbers, hard-negative | 4,210 babies in 12 years. [[URL/org|example.org/babies]]
internal | org | safe | simulation, lowercase | code blue drill in [[OTHER_ID/org|room 4]] at noon
`;

export const samplePosts: GoldPost[] = lines(POSTS).map((line, i) => {
  const [network = '', author = '', label = '', tags = '', marked = ''] = line;
  const { text, spans } = unmark(marked);
  const id = `p${i}`;
  return {
    id,
    src: `source-${i}`,
    network,
    author,
    text,
    label: label as GoldPost['label'],
    tags: tags.split(', '),
    spans,
  };
});

export const sampleConduct: GoldConduct[] = [
  'PROFANITY',
  'SUGGESTIVE',
  'MEDICAL_ADVICE',
  'COPYRIGHT',
  'PROFANITY',
  'AI_UNVERIFIED',
].flatMap((label, i) => {
  const common = { author: 'org', text: `Text ${i}` };
  return [
    { ...common, id: `q${i}`, src: `q${i}`, labels: [label], twin: `q${i}c` },
    { ...common, id: `q${i}c`, src: `q${i}c`, labels: [], twin: `q${i}` },
  ];
});

export const sampleInbound: GoldInbound[] = lines(`
EMERGENCY_MEDICAL | x | en | ADVERSE_EVENT
EMERGENCY_SELF_HARM | facebook | en |
SPAM | x | en |
SPAM | instagram | es | PRIVACY
PRIVACY | x | es | COMPLAINT
COMPLAINT | facebook | en | PRIVACY
PRAISE | x | en |
EMERGENCY_MEDICAL | instagram | es |
`).map(([primary = '', channel = '', lang = '', second = ''], i) => ({
  id: `i${i}`,
  src: `i${i}`,
  text: `Comment ${i}`,
  channel,
  lang,
  primary,
  secondary: second === '' ? [] : [second],
}));

export const sampleReplies: GoldReply[] = lines(`
unsafe | CONFIRMS
unsafe | CONFIRMS, REVEALS
unsafe | ADVICE
safe |
safe |
safe |
unsafe | ARGUES
`).map(([label = '', codes = ''], i) => ({
  id: `r${i}`,
  src: `r${i}`,
  reply: `Reply ${i}`,
  label: label as GoldReply['label'],
  codes: codes === '' ? [] : codes.split(', '),
}));

function lines(block: string): string[][] {
  return block
    .trim()
    .split('\n')
    .map((line) => line.split(/(?<!\[[^\]]*) ?\| ?/).map((field) => field.trim()));
}
