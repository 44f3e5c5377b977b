import type HolidayBook from 'date-holidays';
import { eq } from 'drizzle-orm';
import { recordEvent } from '../../../kernel/audit/service.ts';
import { unprocessable } from '../../../kernel/errors/bedside-error.ts';
import { requireAnyRole } from '../../../kernel/scope/require-role.ts';
import { actingPersonId, type Scope } from '../../../kernel/scope/scope.ts';
import { scheduleAccess } from '../access.ts';
import { calendarSetting } from './schema.ts';

type Place = { readonly country: string | null; readonly region: string | null };
type Shown = Place & { readonly observances: boolean };
type Holiday = { readonly date: string; readonly name: string };

/** The holidays of the world are two megabytes: they are read when somebody wants to see them. */
async function openBook(): Promise<typeof HolidayBook> {
  return (await import('date-holidays')).default;
}

/** One year of one place in one language is looked up often, and never changes. */
const years = new Map<string, Promise<readonly Holiday[]>>();

/** What the calendar shows beside posts; where nobody chose, no holidays and every observance. */
export async function readPlace(scope: Scope): Promise<Shown> {
  const [row] = await scope.tx
    .select({
      country: calendarSetting.country,
      region: calendarSetting.region,
      observances: calendarSetting.observances,
    })
    .from(calendarSetting)
    .where(eq(calendarSetting.organizationId, scope.organizationId));
  return row ?? { country: null, region: null, observances: true };
}

/** Holidays of the organization's place between two ISO dates, both included; none where no place was chosen. */
export async function holidaysBetween(
  scope: Scope,
  asked: { from: string; until: string; language: string },
): Promise<Holiday[]> {
  const { country, region } = await readPlace(scope);
  if (country === null) return [];
  const [first, last] = [Number(asked.from.slice(0, 4)), Number(asked.until.slice(0, 4))];
  const found: Holiday[] = [];
  for (let year = first; year <= last; year += 1) {
    const place = { country, region, year, language: asked.language };
    found.push(...(await holidaysOf(place)).filter(({ date }) => asked.from <= date && date <= asked.until));
  }
  return found;
}

function holidaysOf(place: {
  country: string;
  region: string | null;
  year: number;
  language: string;
}): Promise<readonly Holiday[]> {
  const key = JSON.stringify(place);
  const known = years.get(key) ?? lookUp(place);
  // Two languages, a few places, a few years: a bound all the same, since years come from requests.
  if (years.size > 200) years.clear();
  years.set(key, known);
  return known;
}

async function lookUp(place: { country: string; region: string | null; year: number; language: string }) {
  const Book = await openBook();
  const options = { languages: [place.language, 'en'], types: ['public' as const, 'bank' as const] };
  const book =
    place.region === null ? new Book(place.country, options) : new Book(place.country, place.region, options);
  return book.getHolidays(place.year).map(({ date, name }) => ({ date: date.slice(0, 10), name }));
}

type NamedPlace = { readonly code: string; readonly name: string };

/** Countries whose holidays are known; with a country, its regions too. */
export async function listPlaces(
  scope: Scope,
  asked: { country?: string | undefined; language: string },
): Promise<{ countries: NamedPlace[]; regions: NamedPlace[] }> {
  requireAnyRole(scope.actor, scheduleAccess.read, 'see planned times');
  const book = new (await openBook())();
  return {
    countries: named(book.getCountries(asked.language)),
    regions: asked.country === undefined ? [] : named(book.getStates(asked.country, asked.language)),
  };
}

function named(places: Readonly<Record<string, string>> | undefined): NamedPlace[] {
  return Object.entries(places ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** Chooses whose holidays the calendar shows, and whether it shows observances. They stop nothing. Throws `PLACE_UNKNOWN`. */
export async function setHolidays(
  scope: Scope,
  input: Place & { readonly observances?: boolean | undefined },
): Promise<void> {
  const { observances, ...place } = input;
  requireAnyRole(scope.actor, scheduleAccess.arrange, 'arrange the calendar');
  await requireKnownPlace(scope, place);
  const by = actingPersonId(scope);
  if (by === null) throw new TypeError('a person chooses holidays');
  const also = observances === undefined ? {} : { observances };
  const set = { ...place, ...also, updatedBy: by, updatedAt: scope.services.clock.now() };
  await scope.tx
    .insert(calendarSetting)
    .values({ organizationId: scope.organizationId, ...set })
    .onConflictDoUpdate({ target: calendarSetting.organizationId, set });
  await recordEvent(scope, {
    action: 'holidays.chosen',
    object: { type: 'organization', id: scope.organizationId },
    facts: { country: place.country, region: place.region, ...also },
  });
}

async function requireKnownPlace(scope: Scope, { country, region }: Place): Promise<void> {
  if (country === null && region === null) return;
  const known = await listPlaces(scope, { country: country ?? undefined, language: 'en' });
  const countryIsKnown = known.countries.some(({ code }) => code === country);
  if (countryIsKnown && (region === null || known.regions.some(({ code }) => code === region))) return;
  throw unprocessable({
    code: 'PLACE_UNKNOWN',
    message: 'No holidays are known for this place.',
    remedy: 'Choose a country and a region from the list.',
  });
}
