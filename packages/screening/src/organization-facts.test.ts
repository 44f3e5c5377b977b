import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from './any-text.ts';
import { readOrganizationFacts } from './organization-facts.ts';

const facts = readOrganizationFacts({
  name: 'Larkspur Médical Center',
  names: ['Saint Anne Hall'],
  staffNames: ['Dr. Priya Raman, MD', 'José Peña-Ortiz', 'Chaplain Ruth Adair'],
});

describe('the organization’s own names', () => {
  it.each(['Larkspur Medical Center', 'LARKSPUR MEDICAL', 'Ｌａｒｋｓｐｕｒ medical', 'Saint Anne', 'Medical-Center'])(
    'are known whole and by two words: %s',
    (name) => {
      expect(facts.isOwnName(name)).toBe(true);
    },
  );

  it.each(['Larkspur', 'Anne', 'Larkspur Petrakis', 'Larkspur Center', '', '💛'])(
    'are not known by one word or others: %j',
    (name) => {
      expect(facts.isOwnName(name)).toBe(false);
    },
  );
});

describe('the staff', () => {
  it.each([
    'Priya Raman',
    'Dr. Raman',
    'priya',
    'RAMAN',
    'P. Raman',
    'Jose Pena',
    'Peña Ortiz',
    'José Peña-Ortiz, RN',
    'Ruth',
  ])('are known by their names and parts of them: %s', (name) => {
    expect(facts.isStaffName(name)).toBe(true);
  });

  it.each(['Priya Petrakis', 'Priya Ortiz', 'Lorraine Raman', 'L. Raman', 'P.', 'Dr.', '', 'Priyanka'])(
    'are not taken for others: %j',
    (name) => {
      expect(facts.isStaffName(name)).toBe(false);
    },
  );
});

describe('a whole directory', () => {
  const large = readOrganizationFacts({
    directoryNames: ['Dr. Ana Ruiz', 'Maria Elena Garcia-Lopez', 'Dr. Lee', 'Maria Osei', 'Prof. J. B. Stone', ''],
  });

  it.each([
    'Ana Ruiz',
    'Dr. Ana Ruiz',
    'Ruiz, Ana',
    'A. Ruiz',
    'Ana R.',
    'MARIA GARCIA',
    'Elena Lopez',
    'Dr. Lee',
    'Dra. Ruiz',
    'Nurse Osei',
    'J. B. Stone',
  ])('knows two words of a name, or a title of those who care and the last: %s', (name) => {
    expect(large.isStaffName(name)).toBe(true);
  });

  it.each([
    'Ana',
    'Maria',
    'Ruiz',
    'Lee',
    'Mrs. Ruiz',
    'Mr. Lee',
    'Dr. Ana',
    'Maria Ruiz',
    'Maria Petrakis',
    'A. R.',
    'M. Ruiz',
    'Ana Ruiz Petrakis',
    'Dr.',
    '',
    'constructor toString',
  ])('does not take a patient of the same first or last name for a colleague: %j', (name) => {
    expect(large.isStaffName(name)).toBe(false);
  });
});

it('empty facts know nobody', () => {
  for (const empty of [
    undefined,
    {},
    { name: '', names: ['', '💛'], staffNames: ['', 'Dr.'], directoryNames: ['', 'Dr.'] },
  ]) {
    const none = readOrganizationFacts(empty);
    fc.assert(
      fc.property(anyText(20), (name) => {
        expect(none.isOwnName(name) || none.isStaffName(name)).toBe(false);
      }),
      { numRuns: 50 },
    );
  }
});

it('case and marks between words do not matter', () => {
  const word = fc.stringMatching(/^[a-z]{3,8}$/).filter((name) => name !== 'miss' && name !== 'prof');
  fc.assert(
    fc.property(word, word, fc.constantFrom(' ', '-', ' . ', '\u00a0'), (given, surname, mark) => {
      const own = readOrganizationFacts({ staffNames: [`x${given} x${surname}`], name: `x${given} x${surname}` });
      expect(own.isStaffName(`X${given.toUpperCase()}${mark}x${surname}`)).toBe(true);
      expect(own.isOwnName(`X${given.toUpperCase()}${mark}x${surname}`)).toBe(true);
    }),
  );
});
