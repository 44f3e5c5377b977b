import { z } from 'zod';
import { BedsideError } from '../kernel/errors/bedside-error.ts';
import { newId } from '../kernel/ids/ids.ts';
import { createLogger } from '../kernel/log/logger.ts';
import { acquireInstanceLock } from '../kernel/postgres/instance-lock.ts';
import { inScope } from '../kernel/scope/scope.ts';
import { language, organizationFacts, organizationKind, role } from '../registers/org/contract.ts';
import { listDirectory, readOrganization } from '../registers/org/service.ts';
import { addOrganization } from '../registers/sign-in/set-up.ts';
import type { Config } from './config.ts';
import { type AppContext, createContext } from './context.ts';
import { argumentsInvalid, readOptions } from './read-options.ts';

const COMMAND = 'add-organization';

const HELP = `Usage: bedside admin add-organization --name NAME --kind KIND --time-zone ZONE
         --administrator-name NAME --administrator-email ADDRESS
         --second-name NAME --second-email ADDRESS [options]

Sets up one more organization and prints an invitation link for each of its first two people. Somebody who has an
account on this installation already joins with that.

  --kind KIND            ${organizationKind.options.join(', ')}
  --time-zone ZONE       for example America/Chicago
  --language LANGUAGES   what it posts in, the first one first: en, es, or en,es (default en)
  --second-roles ROLES   default clinician_reviewer,privacy_officer
  --second-trained       the second person has been trained in HIPAA and state privacy law
`;

const options = {
  help: { type: 'boolean' },
  name: { type: 'string' },
  kind: { type: 'string' },
  'time-zone': { type: 'string' },
  language: { type: 'string', default: 'en' },
  'administrator-name': { type: 'string' },
  'administrator-email': { type: 'string' },
  'second-name': { type: 'string' },
  'second-email': { type: 'string' },
  'second-roles': { type: 'string', default: 'clinician_reviewer,privacy_officer' },
  'second-trained': { type: 'boolean', default: false },
} as const;

const splitWords = (words: unknown) =>
  typeof words === 'string' ? words.split(',').map((word) => word.trim()) : words;
const list = <T extends z.ZodType>(item: T) => z.preprocess(splitWords, z.array(item).min(1));
const fullName = z.string().trim().min(2).max(120);

const wordsSchema = z.object({
  name: fullName,
  kind: organizationKind,
  'time-zone': z.string(),
  language: list(language),
  'administrator-name': fullName,
  'administrator-email': z.email().max(254),
  'second-name': fullName,
  'second-email': z.email().max(254),
  'second-roles': list(role),
  'second-trained': z.boolean(),
});
type Words = z.output<typeof wordsSchema>;

/** `bedside admin add-organization`; see HELP. */
export async function addOrganizationCommand(config: Config, argv: readonly string[]): Promise<string> {
  const words = readWords(argv);
  if (words === null) return HELP.trimEnd();
  return withContext(config, async (context) => {
    const { services, connectors } = context;
    const made = await addOrganization({ services, connectors, requestId: newId<'request'>() }, inputOf(words));
    return [
      `${made.organization.name} is set up as ${made.organization.slug}. Each link works once, for seven days:`,
      '',
      `${words['administrator-name']}, administrator:`,
      made.administratorLink,
      '',
      `${words['second-name']}:`,
      made.secondLink,
    ].join('\n');
  });
}

/** Null when help was asked for. Throws `ARGUMENTS_INVALID`, which names the option and never repeats its value. */
function readWords(argv: readonly string[]): Words | null {
  const given = readOptions(COMMAND, options, argv);
  if (given.help === true) return null;
  const parsed = wordsSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw argumentsInvalid(COMMAND, `--${String(issue?.path[0] ?? 'name')} is missing or not in the right form.`);
}

function inputOf(words: Words): Parameters<typeof addOrganization>[1] {
  const [locale = 'en'] = words.language;
  return {
    organization: {
      name: words.name,
      kind: words.kind,
      timeZone: words['time-zone'],
      languages: words.language,
      facts: organizationFacts.parse({}),
    },
    administrator: { name: words['administrator-name'], email: words['administrator-email'], locale },
    secondPerson: {
      name: words['second-name'],
      email: words['second-email'],
      roles: words['second-roles'],
      privacyTrained: words['second-trained'],
      locale,
    },
  };
}

/** `bedside admin list-organizations`: short name, kind and name, oldest first. */
export async function listOrganizationsCommand(config: Config): Promise<string> {
  return withContext(config, async ({ services }) => {
    const lines: string[] = [];
    for (const { organizationId, slug } of await listDirectory(services)) {
      const actor = { type: 'system', name: 'admin' } as const;
      const seed = { services, organizationId, actor, requestId: newId<'request'>() };
      const { name, kind, isSample } = await inScope(seed, readOrganization);
      lines.push([slug, kind, isSample ? `${name} (sample)` : name].join('\t'));
    }
    return lines.length === 0 ? 'There is no organization yet.' : lines.join('\n');
  });
}

async function withContext(config: Config, work: (context: AppContext) => Promise<string>): Promise<string> {
  const context = await createContext({
    config,
    log: createLogger({ level: config.logLevel }),
    publicUrl: config.publicUrl ?? (await runningUrl(config)) ?? `http://localhost:${config.port}`,
    // Links and lists alone go to standard output.
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}

/** Where the server on this data folder is reached, or null when none runs. */
async function runningUrl(config: Config): Promise<string | null> {
  try {
    await (await acquireInstanceLock(config.dataDir)).release();
    return null;
  } catch (error) {
    if (!(error instanceof BedsideError) || error.code !== 'ALREADY_RUNNING') throw error;
    const { url } = error.details;
    return typeof url === 'string' ? url : null;
  }
}
