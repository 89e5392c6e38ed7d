import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINUTE, SECOND, type Instant } from '../../core/kernel/instant';
import type { Policy } from '../../core/kernel/policy';
import type { Practice } from '../../practice/start';
import { phoneOf } from '../../practice/twilio/phones';
import { textArrives } from '../../practice/twilio/texts';
import { actsAt, markerIn } from '../support/acts';
import { ADA, ANA, BEN, nightPolicy, PAGES_NUMBER } from '../support/night';
import { until } from '../support/until';
import type { End, ProcessSettings } from './process-settings';
import { CHAOS_POLICY, setStage, type Stage } from './stage';
import { labelsOf, supervise } from './supervise';

export type NightReport = { kills: number; faults: string[] };

/** A shorter ladder than the usual one, but no two steps nearer than the rules let them be. */
const LADDER = { again: 2 * MINUTE, backup: 4 * MINUTE, supervisor: 30 * MINUTE, rounds: 10 * MINUTE };
const POLICY: Policy = {
  ...CHAOS_POLICY,
  ...nightPolicy({ ladder: LADDER }),
  quiet: CHAOS_POLICY.quiet,
  sweep: CHAOS_POLICY.sweep,
};
/** A page leaves within 90 s or not at all: here that is time enough for a process to die, and another to begin. */
const SPEED = 6;
/** Real ms: all the steps, and whatever a kill holds up. */
const PATIENCE = 120_000;
/** Two pages to different people nearer than this are of two steps at once. */
const AT_ONCE = 30 * SECOND;

/** One page as the carrier has it. */
type Paged = { to: string; by: 'text' | 'call'; at: Instant; words: string };

const pagesAt = ({ twilio }: Practice): Paged[] => {
  const ours = [...twilio.texts.values()].filter(({ from }) => from === PAGES_NUMBER);
  return [
    ...ours.map(({ to, createdAt, body }) => ({ to, by: 'text' as const, at: createdAt, words: body })),
    ...[...twilio.calls.values()].map(({ to, createdAt }) => ({
      to,
      by: 'call' as const,
      at: createdAt,
      words: 'call',
    })),
  ].sort((a, b) => a.at - b.at);
};

/** Every label of a worker that pages, the pages themselves first and again in between, so that several of them are hit. */
function endsOf(round: number): End[] {
  // Counting is of credits; after the client's text nothing is to be counted.
  const others = labelsOf('pager').filter((label) => !['paging', 'paged', 'counted'].includes(label));
  const nth = 1 + (round % 3);
  const at = (label: End['label'], n = 1): End => ({ label, nth: n, signal: 'SIGKILL' });
  const half = Math.ceil(others.length / 2);
  const all = others.map((label) => at(label, nth));
  // A page that is begun in one life is ended in the next; which of the two comes first differs from round to round.
  const pages = round % 2 === 0 ? [at('paging'), at('paged')] : [at('paged'), at('paging')];
  return [...pages, ...all.slice(0, half), ...pages, ...all.slice(half)];
}

/**
 * One night, in which the worker and the service are killed again and again: a client writes and nobody comes; Ana is paged
 * and called, Ben is paged, takes it by the letter, and answers. Judged by the carrier's own log.
 */
export async function killedNight(round: number): Promise<NightReport> {
  const stage = await setStage(SPEED);
  const folder = mkdtempSync(join(tmpdir(), 'helpline-night-'));
  try {
    return await play(stage, folder, round);
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function play(stage: Stage, folder: string, round: number): Promise<NightReport> {
  const { practice, clock } = stage;
  const acts = actsAt(practice);
  const settings = (role: ProcessSettings['role']): ProcessSettings => ({
    ...stage.settings(role),
    ...{ policy: POLICY, paging: pagingOf(stage, folder) },
  });
  practice.twilio.numbers.set(PAGES_NUMBER, { textUrl: `http://127.0.0.1:${stage.port}/twilio/inbound` });
  const worker = supervise(stage.program, settings('worker'), endsOf(round), stage.logs);
  const doors = labelsOf('service').map((label): End => ({ label, nth: 1 + (round % 3), signal: 'SIGKILL' }));
  const service = supervise(stage.program, settings('service'), doors, stage.logs);
  const conversation = await acts.newClient();
  const faults: string[] = [];
  await until('all steps', () => pagesAt(practice).some(({ to }) => to === phoneOf(BEN)), PATIENCE).catch(() => {});
  await Promise.all([worker.done, service.done]);
  const woken = pagesAt(practice);
  // Whoever hears nothing sends the letter again.
  const letter = /Reply ([A-Z]) /.exec(woken.map(({ words }) => words).join())?.[1] ?? '';
  const told = (): boolean => pagesAt(practice).some(({ to, words }) => to === phoneOf(ANA) && words.includes('taken'));
  await until(
    'the others to be told',
    async () => {
      textArrives(practice.twilio, { from: phoneOf(BEN), to: PAGES_NUMBER, body: letter });
      await clock.sleep(20 * SECOND);
      return told();
    },
    PATIENCE,
  ).catch(() => faults.push('nobody was told that it is taken'));
  const beforeAnswer = pagesAt(practice).length;
  await acts.advocateSays(conversation);
  const ends = () =>
    acts.notesIn(stage.chatwoot.deskConversationId).filter((note) => markerIn(note)?.kind === 'on-call-over');
  await until('the end to be written down', () => ends().length > 0, PATIENCE).catch(() =>
    faults.push('no end was written down'),
  );
  await clock.sleep(2 * MINUTE);
  const late = pagesAt(practice)
    .slice(beforeAnswer)
    .filter(({ words }) => words === 'call' || words.includes('waiting'));
  await Promise.all([worker.stop(), service.stop()]);
  return {
    kills: worker.kills() + service.kills(),
    faults: [
      ...faults,
      ...judge(woken, pagesAt(practice)),
      ...late.map(({ to }) => `${to} was woken although it was answered`),
      ...(ends().length > 1 ? ['the end was written down twice'] : []),
      ...[...worker.odd, ...service.odd],
    ],
  };
}

/** What the carrier's log says: each step came, none of its pages twice, and no two steps at once. */
function judge(woken: readonly Paged[], all: readonly Paged[]): string[] {
  const wanted = [`${phoneOf(ANA)} text`, `${phoneOf(ANA)} call`, `${phoneOf(BEN)} text`];
  const came = woken.map(({ to, by }) => `${to} ${by}`);
  const missing = wanted.filter((one) => !came.includes(one)).map((one) => `never: ${one}`);
  const twice = woken.filter(
    (one, i) => woken.findIndex(({ to, by, words }) => to === one.to && by === one.by && words === one.words) !== i,
  );
  const near = woken.filter(
    (one, i) => i > 0 && one.to !== woken[i - 1]?.to && one.at - (woken[i - 1]?.at ?? 0) < AT_ONCE,
  );
  const stoodDown = all.filter(({ words }) => words.includes('taken')).map(({ to }) => to);
  return [
    ...missing,
    ...twice.map(({ to, by }) => `twice: ${to} ${by}`),
    ...near.map(({ to }) => `two steps at once: ${to}`),
    ...(new Set(stoodDown).size < stoodDown.length ? ['told twice that it is taken'] : []),
  ];
}

function pagingOf({ practice, port }: Stage, folder: string): NonNullable<ProcessSettings['paging']> {
  const numbersFile = join(folder, 'numbers.yaml');
  writeFileSync(numbersFile, [ADA, ANA, BEN].map((id) => `${id}: '${phoneOf(id)}'\n`).join(''), { mode: 0o600 });
  const { sid, token } = practice.twilio.account;
  return {
    twilio: { url: practice.url, accountSid: sid, user: sid, password: token },
    onCall: { numbersFile, from: PAGES_NUMBER, authToken: token, webhook: null, publicUrl: `http://127.0.0.1:${port}` },
  };
}
