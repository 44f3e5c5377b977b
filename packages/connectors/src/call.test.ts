import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseJson } from './call.ts';

test('an integer that a double cannot hold comes as the text that it was written in', () => {
  const schema = z.object({ ids: z.array(z.union([z.string(), z.number()])) });
  const text = '{"ids":[7400000000000000001,"7400000000000000003",9007199254740991,1.5]}';
  expect(parseJson(schema, text)).toEqual({
    ids: ['7400000000000000001', '7400000000000000003', 9_007_199_254_740_991, 1.5],
  });
});
