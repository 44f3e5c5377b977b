import { type BedsideError, conflict, unprocessable } from '../../../kernel/errors/bedside-error.ts';
import type { OriginalFault } from './original-facts.ts';
import type { Refusal } from './state.ts';

const told: Readonly<Record<Refusal, readonly [message: string, remedy: string]>> = {
  ORIGINAL_SIGNED: ['Somebody compared this already: it is a signed permission.', 'Open the permission.'],
  ORIGINAL_DISCARDED: ['This was put away.', 'Type it anew where it is needed after all.'],
  ORIGINAL_WAITS: ['This waits for a second person.', 'Let them send it back first, or put it away.'],
  ORIGINAL_RETURNED: ['This was sent back to whoever typed it.', 'Wait until it is sent again.'],
  ORIGINAL_UNSCANNED: ['There is no scan of this yet.', 'Add the scan first.'],
  ORIGINAL_CHANGED: ['This was changed since you opened it.', 'Load it again, and hold it beside the scan once more.'],
  ORIGINAL_OF_ANOTHER: ['Only whoever typed this changes it.', 'Ask them, or put it away and type it anew.'],
  SECOND_PERSON_NEEDED: [
    'You typed or scanned this, so somebody else compares it.',
    'Ask a privacy officer or a coordinator to open it.',
  ],
};

export function refusalOf(code: Refusal): BedsideError {
  return conflict(code, ...told[code]);
}

/** Throws `ORIGINAL_FAULTY`, with each field and what is the matter with it. */
export function originalFaulty(faults: readonly OriginalFault[]): BedsideError {
  return unprocessable({
    code: 'ORIGINAL_FAULTY',
    message: 'Some of this cannot be so.',
    remedy: 'Look at the paper again, and mend the fields that are named.',
    details: { fields: faults.map(({ path, code }) => ({ path, code })) },
  });
}

export function pictureUnknown(): BedsideError {
  return unprocessable({
    code: 'PICTURE_UNKNOWN',
    message: 'A picture that this names is not here.',
    remedy: 'Add the picture first, or leave it out.',
    details: { fields: [{ path: 'mediaIds' }] },
  });
}
