import { describe, expect, it } from 'vitest';
import { Reader } from '../text/reading.ts';
import { Tokens } from '../text/tokens.ts';
import type { FindingType } from '../types.ts';
import { contextModels } from './models.ts';
import { ContextReader } from './whose.ts';

const reader = new ContextReader(contextModels());

function read(source: string, surface: string, type: FindingType): ContextReader {
  const reading = new Reader().read(source);
  const tokens = new Tokens();
  tokens.split(reading);
  const start = source.indexOf(surface);
  reader.read({ reading, tokens }, [{ start, end: start + surface.length, type, form: 6, certainty: 0.95 }], undefined);
  return reader;
}

describe('whose a name is', () => {
  it('is told by the words around it', () => {
    const patient = read('Our patient Oda Kvist rang the bell after her last chemo today.', 'Oda Kvist', 'NAME');
    expect(patient.subjectOf(0)).toBe('patient');
    const chance = patient.patientChance[0] as number;
    const staff = read('Please welcome Dr. Oda Kvist, who joins our team of surgeons.', 'Oda Kvist', 'NAME');
    expect(staff.subjectOf(0)).not.toBe('patient');
    expect(staff.patientChance[0]).toBeLessThan(chance);
  });

  it('gives probabilities, the same at every reading', () => {
    const source = 'Our patient Oda Kvist rang the bell after her last chemo today.';
    const first = read(source, 'Oda Kvist', 'NAME');
    const chances = [first.patientChance[0], first.storyChance[0]] as number[];
    for (const chance of chances) expect(chance >= 0 && chance <= 1).toBe(true);
    const second = read(source, 'Oda Kvist', 'NAME');
    expect([second.patientChance[0], second.storyChance[0]]).toEqual(chances);
  });
});

describe('the judgement', () => {
  it('stops no text that it would not warn of', () => {
    const { warnFrom, blockFrom } = contextModels().judgement;
    expect(warnFrom).toBeGreaterThan(0.3);
    expect(blockFrom).toBeGreaterThanOrEqual(warnFrom);
    expect(blockFrom).toBeLessThan(1);
  });
});
