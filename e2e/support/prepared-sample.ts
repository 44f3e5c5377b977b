/** A data folder that holds the sample organization, made once before the journeys; and its password. */
type PreparedSample = { readonly dataDir: string; readonly password: string };

const NAME = 'BEDSIDE_PREPARED_SAMPLE';

/** Tells the processes that run the journeys where it is. */
export function tellPreparedSample(prepared: PreparedSample): void {
  process.env[NAME] = JSON.stringify(prepared);
}

/** Null where none was made: outside the journeys, and where `DATABASE_URL` keeps what a data folder would. */
export function preparedSample(): PreparedSample | null {
  const told = process.env[NAME];
  return told === undefined ? null : (JSON.parse(told) as PreparedSample);
}
