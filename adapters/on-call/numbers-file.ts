import { readFileSync, statSync } from 'node:fs';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Fault, Reading } from '../faults';

/**
 * The private numbers of those on call, by agent id. They live in this one file, which nobody but its owner may read, and in
 * no contact, event, Redis or log; they are read anew for each page.
 */
export type OnCallNumbers = {
  /** In E.164; null: none that can be a telephone's. */
  of(agentId: number): string | null;
  /** Whose number this is; null: nobody's. */
  whose(number: string): number | null;
  /** Ids of those who have a number. */
  agents(): readonly number[];
};

const written = z.record(z.string(), z.unknown());
const OTHERS = 0o077;

/**
 * Reads the file at each question, so that a changed number holds at once. Whoever is waited for tonight has to be called:
 * a file that was spoilt, or opened to others, since we began goes on with what it last said; the doctor tells of it.
 */
export function onCallNumbers(file: string): OnCallNumbers {
  let known = new Map<number, string>();
  const all = (): Map<number, string> => {
    const text = textOf(file);
    // An empty one is being written at this moment.
    const read = text === null || text.trim() === '' ? null : numbersIn(text, file);
    if (read?.ok) known = read.value.numbers;
    return known;
  };
  return {
    of: (agentId) => all().get(agentId) ?? null,
    whose: (number) => [...all()].find(([, known]) => known === number)?.[0] ?? null,
    agents: () => [...all().keys()],
  };
}

/** The numbers, and what cannot be one; a file that others may read is refused as a whole. No fault holds a number. */
export function readNumbers(file: string): Reading<{ numbers: Map<number, string>; faults: readonly Fault[] }> {
  let text: string;
  try {
    if ((statSync(file).mode & OTHERS) !== 0)
      return refused(file, 'a file that others may read', `Run: chmod 600 ${file}`);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    return refused(file, `no access (${code})`, 'Correct ONCALL_NUMBERS_FILE, or let us read the file.');
  }
  return numbersIn(text, file);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function numbersIn(text: string, file: string): Reading<{ numbers: Map<number, string>; faults: readonly Fault[] }> {
  const read = written.safeParse(parsed(text));
  if (!read.success)
    return refused(file, 'something else', 'Write a line for each agent: the id, a colon and the number in quotes.');
  const numbers = new Map<number, string>();
  const faults: Fault[] = [];
  for (const [id, value] of Object.entries(read.data)) {
    const number = /^[1-9]\d*$/.test(id) && typeof value === 'string' ? numberOf(value) : null;
    if (number !== null) numbers.set(Number(id), number);
    else faults.push(badEntry(file, id));
  }
  return { ok: true, value: { numbers, faults } };
}

function parsed(text: string): unknown {
  try {
    return parse(text) ?? {};
  } catch {
    return null;
  }
}

function numberOf(text: string): string | null {
  const number = parsePhoneNumberFromString(text);
  return number?.isPossible() ? number.number : null;
}

const badEntry = (file: string, id: string): Fault => ({
  where: `${file} ${id.slice(0, 20)}`,
  got: 'what cannot be a telephone number',
  expected: 'the id of an agent, and a number with its country, such as "+1 555 010 0000", in quotes',
  remedy: 'Correct this line; all others hold.',
});

function refused(file: string, got: string, remedy: string): Reading<never> {
  return {
    ok: false,
    faults: [{ where: file, got, expected: 'a file of numbers that only its owner may read', remedy }],
  };
}
