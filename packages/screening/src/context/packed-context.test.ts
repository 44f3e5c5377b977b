import { expect, it } from 'vitest';
import { CONTEXT } from '../tables/context.generated.ts';
import { unpackContext } from './packed-context.ts';

it('tables that were made for another number of rows are refused', () => {
  expect(() => unpackContext({ ...CONTEXT, passageRows: CONTEXT.passageRows.slice(6) })).toThrow(RangeError);
});
