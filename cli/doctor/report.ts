import type { Language } from '../../core/kernel/policy';
import { DANGER_IDS, isDangerId, severityOf, type DangerId, type Severity } from '../../core/preflight/dangers';
import { wordsOf } from '../../core/preflight/words';
import { FAULT_WORDS } from './fault-words';
import { isHint, type InstallFault } from './install-fault';
import type { Looked } from './look';
import { sentences } from './sentences';

/** One danger of the report: found in the settings or admitted by a person, with what it is and what to do. */
type Entry = { id: DangerId; inboxId: number | null; severity: Severity; hardens: boolean };

function entriesOf({ standing, findings }: Looked): readonly Entry[] {
  return standing.dangers.flatMap(({ id, inboxId }) => {
    if (!isDangerId(id)) return [];
    const found = findings.find((finding) => finding.id === id && finding.inboxId === inboxId);
    return [{ id, inboxId, severity: severityOf(id), hardens: Boolean(found?.fix) }];
  });
}

/** The report in calm sentences: what is well, what is dangerous, why, and how to switch it off. */
export function reportLines(faults: readonly InstallFault[], looked: Looked | null, language: Language): string[] {
  const words = sentences[language];
  const wrong = faults.filter((one) => !isHint(one));
  const hints = faults.filter(isHint);
  const lines = [wrong.length === 0 ? words.works : words.worksNot(wrong.length), ...faultLines(wrong, language)];
  if (hints.length > 0) lines.push('', words.better, ...faultLines(hints, language));
  if (looked === null) return [...lines, '', words.red];
  const entries = entriesOf(looked);
  const open = looked.standing.open.filter(isDangerId);
  const troubled = new Set<string>([...entries.map(({ id }) => id), ...open]);
  lines.push('', words.well(DANGER_IDS.length - troubled.size, DANGER_IDS.length));
  for (const severity of ['stops', 'look'] as const) {
    const these = entries.filter((entry) => entry.severity === severity);
    if (these.length > 0) lines.push('', words[severity], ...these.flatMap((entry) => entryLines(entry, language)));
  }
  if (open.length > 0) lines.push('', words.open, ...open.flatMap((id) => questionLines(id, language)));
  return [...lines, '', looked.green ? words.green : words.red];
}

const faultLines = (faults: readonly InstallFault[], language: Language): string[] =>
  faults.flatMap(({ id, detail }) => {
    const { what, remedy } = FAULT_WORDS[language][id];
    return [`  - ${what(detail)}`, `      ${remedy}`];
  });

function entryLines({ id, inboxId, hardens }: Entry, language: Language): string[] {
  const { title, why, how } = wordsOf(id, language);
  const words = sentences[language];
  const where = inboxId === null ? '' : ` (${words.inbox(inboxId)})`;
  return [`  - ${title}${where}`, `      ${why}`, `      ${how}`, ...(hardens ? [`      ${words.hardens}`] : [])];
}

function questionLines(id: DangerId, language: Language): string[] {
  const { ask, title, why, how } = wordsOf(id, language);
  return [`  - ${ask ?? title} [${id}]`, `      ${why}`, `      ${how}`];
}

/** The same for programs; the field names are a promise. */
export function reportJson(faults: readonly InstallFault[], looked: Looked | null, language: Language): object {
  return {
    green: looked?.green ?? false,
    install: faults.map(({ id, detail }) => {
      const { what, remedy } = FAULT_WORDS[language][id];
      return { id, what: what(detail), remedy };
    }),
    dangers: looked ? entriesOf(looked).map((entry) => ({ ...entry, ...wordsOf(entry.id, language) })) : [],
    questions: looked ? looked.standing.open.filter(isDangerId).map((id) => ({ id, ...wordsOf(id, language) })) : [],
  };
}
