import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { DEFAULT_POLICY, type Policy } from '../../core/kernel/policy';
import { faultSentence, type Fault, type Reading } from '../faults';
import { EXPECTATIONS, type Expectation } from './expectations';
import { partToLeaveOut, without, withoutHoles } from './leave-out-bad';
import { nearest } from './nearest';
import { normalOnCall } from './normal-on-call';
import { namesAt } from './policy-json-schema';
import { policySchema } from './policy-schema';
import { resolveInboxes, type InboxProblem, type KnownInboxes } from './resolve-inboxes';
import { readYaml, type Path, type YamlText } from './yaml-text';

/** Reads the text of a policy file, or tells all that is wrong with it, by line and column. */
export function readPolicy(text: string, file: string, known: KnownInboxes): Reading<Policy> {
  const yaml = readYaml(text);
  if (yaml.errors.length > 0) return { ok: false, faults: yaml.errors.map((error) => syntaxFault(error, file)) };
  const { read, leftOut } = parse(yaml.value);
  if (!read.success) return { ok: false, faults: read.error.issues.flatMap((issue) => issueFaults(issue, yaml, file)) };
  const { inboxes, problems } = resolveInboxes(read.data.inboxes, known);
  if (problems.length > 0) return { ok: false, faults: problems.map((problem) => inboxFault(problem, yaml, file)) };
  const faults = leftOut.flatMap((issue) => issueFaults(issue, yaml, file)).map(faultSentence);
  return { ok: true, value: { ...read.data, inboxes, onCall: normalOnCall(read.data.onCall, read.data.zone, faults) } };
}

/**
 * Somebody has to be called tonight: a bad entry of a rota is left out, with a sentence, and the rest of it holds. All
 * other faults are faults of the whole file.
 */
function parse(value: unknown) {
  const first = policySchema.safeParse(value);
  const leftOut = (first.error?.issues ?? []).filter(({ path }) => partToLeaveOut(path) !== null);
  if (leftOut.length === 0) return { read: first, leftOut };
  const rest = leftOut.reduce((sofar, { path }) => without(sofar, partToLeaveOut(path) ?? []), value);
  return { read: policySchema.safeParse(withoutHoles(rest)), leftOut };
}

/** The same of a file. Without a file the usual policy holds. */
export function readPolicyFile(file: string, known: KnownInboxes): Reading<Policy> {
  const text = policyText(file);
  if (!text.ok) return text;
  return text.value === null ? { ok: true, value: DEFAULT_POLICY } : readPolicy(text.value, file, known);
}

/** What the file says; null where there is none. One that is there and cannot be read is a fault. */
export function policyText(file: string): Reading<string | null> {
  try {
    return { ok: true, value: readFileSync(file, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return { ok: true, value: null };
    const remedy = 'Correct POLICY_FILE, or let us read the file.';
    return { ok: false, faults: [{ where: file, got: `no access (${code})`, expected: 'a file to read', remedy }] };
  }
}

function syntaxFault({ at, message }: YamlText['errors'][number], file: string): Fault {
  const remedy = 'Compare with policy.example.yaml: two blanks deeper for each level, a blank after each colon.';
  return { where: `${file}:${at}`, got: message, expected: 'YAML', remedy };
}

function issueFaults(issue: z.core.$ZodIssue, yaml: YamlText, file: string): Fault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownName([...issue.path, key], yaml, file));
  const found = fault(issue.path, issue.message as Expectation, yaml, file);
  const { at, found: words } = issue.code === 'custom' ? (issue.params ?? {}) : {};
  // A text that breaks a hard stop: where in it, and what stands there.
  return typeof at === 'number' ? [{ ...found, got: `${JSON.stringify(words)} at character ${at}` }] : [found];
}

function unknownName(path: Path, yaml: YamlText, file: string): Fault {
  const name = String(path.at(-1));
  const names = namesAt(path.slice(0, -1));
  const meant = nearest(name, names);
  const remedy = meant ? `Did you mean ${meant}?` : 'Remove it.';
  return {
    where: place(path, yaml, file),
    got: `the unknown name ${name}`,
    expected: `one of ${names.join(', ')}`,
    remedy,
  };
}

function inboxFault({ entry, expectation, suggestion }: InboxProblem, yaml: YamlText, file: string): Fault {
  const path = ['inboxes', entry];
  const { expected, remedy } = EXPECTATIONS[expectation];
  const meant = suggestion ? `Did you mean "${suggestion}"? ` : '';
  return { where: place(path, yaml, file), got: JSON.stringify(entry), expected, remedy: `${meant}${remedy}` };
}

function fault(path: Path, expectation: Expectation, yaml: YamlText, file: string): Fault {
  const { expected, remedy } = EXPECTATIONS[expectation];
  const got = yaml.got(path);
  const meant = expectation === 'zone' ? nearest(got, Intl.supportedValuesOf('timeZone')) : null;
  return { where: place(path, yaml, file), got, expected, remedy: meant ? `Did you mean ${meant}?` : remedy };
}

/** `policy.yaml:12:5 waiting.firstAnswer.chat` */
function place(path: Path, yaml: YamlText, file: string): string {
  return `${file}:${yaml.at(path)} ${path.map(String).join('.')}`.trimEnd();
}
