import { parseArgs } from 'node:util';
import { tryHistory } from './harness/histories';
import { judgeSession } from './harness/judge-session';
import { measure, nothingMeasured, percentile, type Measured, type Score } from './harness/measure';
import { simulate, USUAL, type Setting } from './world/session';

/**
 * `npm run eval:truth`: judges what would have stood on advocates' screens against a simulator that knows the truth, and
 * measures it beside Chatwoot's dot and a naive time-out. Ends with 1 when a statement was false or a goal is missed.
 */
const WORLDS: readonly { name: string; setting: Setting }[] = [
  { name: 'with the beacon, 1 % of signs lost', setting: USUAL },
  { name: 'with the beacon, 5 % of signs lost', setting: { ...USUAL, beatLoss: 0.05, pingLoss: 0.05 } },
  { name: 'without the beacon, 1 % lost', setting: { ...USUAL, beacon: false } },
  { name: 'without the beacon, 5 % lost', setting: { ...USUAL, beacon: false, pingLoss: 0.05 } },
];

/** At least so many sessions a world are measured, however few statements are asked for. */
const MEASURED = 300;

function main(): void {
  const { values } = parseArgs({
    options: { statements: { type: 'string' }, seed: { type: 'string' }, histories: { type: 'string' } },
  });
  const seed = Number(values.seed ?? 1);
  const failures = values.histories
    ? tryHistories(Number(values.histories), seed)
    : tryStatements(Number(values.statements ?? 1_000_000), seed);
  for (const failure of failures.slice(0, 20)) console.log(failure);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

function tryHistories(histories: number, first: number): string[] {
  const wrong: string[] = [];
  for (let seed = first; seed < first + histories; seed += 1) wrong.push(...tryHistory(seed));
  console.log(`${histories} histories from seed ${first}: ${wrong.length} ended in other facts or a false claim`);
  return wrong;
}

function tryStatements(wanted: number, first: number): string[] {
  const wrong: string[] = [];
  const kinds = new Map<string, number>();
  const sums = WORLDS.map(nothingMeasured);
  let [statements, sessions] = [0, 0];
  for (let seed = first; statements < wanted || sessions < MEASURED * WORLDS.length; seed += 1) {
    const index = seed % WORLDS.length;
    const session = simulate(seed, (WORLDS[index] as (typeof WORLDS)[number]).setting);
    const judged = judgeSession(session);
    statements += judged.statements;
    sessions += 1;
    wrong.push(...judged.wrong);
    for (const [kind, times] of judged.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + times);
    measure(session, sums[index] as Measured);
  }
  console.log(`${statements} statements in ${sessions} conversations from seed ${first}: ${wrong.length} false\n`);
  console.log(
    `Verdicts written: ${[...kinds]
      .sort((a, b) => b[1] - a[1])
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ')}\n`,
  );
  WORLDS.forEach(({ name, setting }, i) => print(name, setting, sums[i] as Measured));
  return [...wrong, ...goals(sums)];
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)} %`;
const seconds = (ms: number): string => (Number.isNaN(ms) ? '–' : `${(ms / 1_000).toFixed(1)} s`);

function print(name: string, { beacon }: Setting, sum: Measured): void {
  const row = (who: string, { goneWhileOpen, goneSoon, thereWhileGone, delays }: Score): string =>
    [
      who.padEnd(22),
      percent(goneSoon, sum.settled).padStart(10),
      percent(goneWhileOpen, sum.open).padStart(14),
      percent(thereWhileGone, sum.absent).padStart(16),
      seconds(percentile(delays, 0.5)).padStart(10),
      seconds(percentile(delays, 0.95)).padStart(10),
    ].join('');
  console.log(`${name} (${(sum.open / 3_600_000).toFixed(1)} h with a page open)`);
  console.log(`${''.padEnd(22)}   gone while   …and the first  there while      end shown after`);
  console.log(`${''.padEnd(22)}         open   20 s of a page         gone       p50       p95`);
  console.log(row('Chatwoot’s dot', sum.dot));
  if (beacon) console.log(row('50 s without a beat', sum.timeout));
  console.log(row('ours', sum.ours));
  if (beacon) {
    const ends = (what: string, delays: readonly number[]): string =>
      `  ours, ${what}: ${delays.length} ends, p50 ${seconds(percentile(delays, 0.5))}, p95 ${seconds(percentile(delays, 0.95))}`;
    console.log(ends('with a leave signal', sum.withLeave));
    console.log(ends('without', sum.withoutLeave));
  }
  console.log('');
}

/** Goals C2 and C3 of the project, as far as they are measured here. */
function goals([usual, , alone, aloneLossy]: readonly Measured[]): string[] {
  if (!usual || !alone || !aloneLossy) return ['nothing was measured'];
  const missed: string[] = [];
  if (usual.ours.goneSoon > 0.0001 * usual.settled) missed.push('C2: shown as gone for more than 0.01 % of the time');
  for (const { ours, dot } of [alone, aloneLossy]) {
    if (ours.goneSoon > dot.goneSoon) missed.push('C2: without the beacon worse than Chatwoot’s dot');
    if (ours.goneWhileOpen > dot.goneWhileOpen)
      missed.push('C2: without the beacon worse than Chatwoot’s dot, with the first seconds of a page');
  }
  if (percentile(usual.withLeave, 0.95) > 3_000) missed.push('C3: a leave is shown after more than 3 s');
  if (percentile(usual.withoutLeave, 0.95) > 55_000) missed.push('C3: silence is shown after more than 55 s');
  return missed;
}

main();
