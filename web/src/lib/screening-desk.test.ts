import { expect, it } from 'vitest';
import { createScreeningDesk, type ScreeningRequest } from './screening-desk.ts';

const text = 'Daniel Whitfield was admitted with pneumonia.';
const request = (seq: number, patch: Partial<ScreeningRequest> = {}): ScreeningRequest => ({
  seq,
  organization: {},
  locale: 'en',
  fields: [{ field: 'baseText', text }],
  ...patch,
});

it('answers each field with its findings, under the number of the question', () => {
  const answer = createScreeningDesk(() => 0)(request(7));
  expect(answer.seq).toBe(7);
  const [name] = answer.fields[0]?.findings ?? [];
  expect(name).toMatchObject({ code: 'PERSON_NAME', start: 0, end: 'Daniel Whitfield'.length });
});

it('keeps the findings of a field that did not change, and screens anew after an edit', () => {
  const desk = createScreeningDesk(() => 0);
  const first = desk(request(1)).fields[0];
  expect(desk(request(2)).fields[0]?.findings).toBe(first?.findings);
  const edited = desk(request(3, { fields: [{ field: 'baseText', text: 'A patient was admitted with pneumonia.' }] }));
  expect(edited.fields[0]?.findings.some(({ code }) => code === 'PERSON_NAME')).toBe(false);
});

it('screens anew when the organization’s own facts change', () => {
  const desk = createScreeningDesk(() => 0);
  const call = { fields: [{ field: 'baseText', text: 'He went home after surgery. Call his wife at 312-555-0147.' }] };
  const before = desk(request(1, call)).fields[0]?.findings ?? [];
  const after = desk(request(2, { ...call, organization: { phones: ['312-555-0147'] } })).fields[0]?.findings ?? [];
  expect(before.some(({ code }) => code === 'PHONE_NUMBER')).toBe(true);
  expect(after).not.toEqual(before);
});

it('screens anew when somebody else speaks, and says how long it took', () => {
  let clockMs = 0;
  const desk = createScreeningDesk(() => (clockMs += 2));
  const first = desk(request(1));
  const again = desk(request(2, { author: 'staff-personal' }));
  expect(again.fields[0]?.findings).not.toBe(first.fields[0]?.findings);
  expect(again.tookMs).toBe(2);
  expect(again.engineVersion).not.toBe('');
});

it('knows the staff directory by its revision, and is told its names once', () => {
  const desk = createScreeningDesk(() => 0);
  const codes = (answer: ReturnType<typeof desk>) => answer.fields[0]?.findings.map(({ code }) => code) ?? [];
  expect(codes(desk(request(1, { directory: { revision: 0 } })))).toContain('PERSON_NAME');
  expect(codes(desk(request(2, { directory: { revision: 7, names: ['Daniel Whitfield'] } })))).not.toContain(
    'PERSON_NAME',
  );
  expect(codes(desk(request(3, { directory: { revision: 7 }, locale: 'es' })))).not.toContain('PERSON_NAME');
  expect(codes(desk(request(4, { directory: { revision: 8, names: [] } })))).toContain('PERSON_NAME');
});
