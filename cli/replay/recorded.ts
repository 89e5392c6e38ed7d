import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Fault, Reading } from '../../adapters/faults';

/** One webhook as it was recorded: when it came, with which headers, and its exact bytes. */
const recorded = z.object({
  received_at_ms: z.number(),
  headers: z.record(z.string(), z.string()),
  raw: z.string(),
});
export type Recorded = z.infer<typeof recorded>;

/** Reads a file of recorded webhooks, one JSON object a line, or says which lines are none. */
export function readRecorded(file: string): Reading<readonly Recorded[]> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const got = (error as NodeJS.ErrnoException).code ?? 'an error';
    return { ok: false, faults: [{ where: file, got, expected: 'a file to read', remedy: 'Correct the path.' }] };
  }
  const faults: Fault[] = [];
  const value = text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    const read = recorded.safeParse(parse(line));
    if (read.success) return [read.data];
    const expected = 'a JSON object with received_at_ms, headers and raw';
    faults.push({ where: `${file}:${i + 1}`, got: 'something else', expected, remedy: 'Remove the line or mend it.' });
    return [];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
