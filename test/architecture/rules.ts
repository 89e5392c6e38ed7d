import type { Imported, Source } from './read-source';
import { MAY_IMPORT, PACKAGES, zoneOf, type Zone } from './zones';

/** Each rule names what is wrong with a file, or says nothing. Every one was seen to fail in `rules.test.ts`. */
const RULES: readonly ((source: Source) => string[])[] = [
  importsOnlyItsOwn,
  onlyTheHandsSend,
  onlySendingPosts,
  onlySendingPages,
  onlyConfigReadsTheEnvironment,
  onlyTheClockAsksTheTime,
  noChanceInTheRules,
  onlyAdaptersReachTheWorld,
  nothingAsHtml,
  noBareNock,
  short,
  namedForSomething,
];

export function faultsOf(source: Source): string[] {
  return RULES.flatMap((rule) => rule(source)).map((fault) => `${source.path}: ${fault}`);
}

function importsOnlyItsOwn({ path, imports }: Source): string[] {
  const zone = zoneOf(path);
  return imports
    .filter((imported) => !mayImport(path, zone, imported))
    .map(({ target }) => `must not import ${target}`);
}

function mayImport(path: string, zone: Zone, { target, ours, typeOnly }: Imported): boolean {
  if (!ours) return typeOnly ? !isCore(zone) || fits(zone, target) : fits(zone, target);
  const other = zoneOf(target.endsWith('.ts') ? target : `${target}.ts`);
  if (zone === 'test') return true;
  if (zone === 'room' && other === 'room') return roomOf(path) === roomOf(target);
  return other === zone || MAY_IMPORT[zone].includes(other);
}

const isCore = (zone: Zone): boolean => ['kernel', 'texts', 'room', 'panel-contract', 'core'].includes(zone);
const fits = (zone: Zone, name: string): boolean => PACKAGES[zone]?.includes(name) ?? true;
const roomOf = (path: string): string => path.split('/')[1] ?? '';

/** Two hands may send: `worker/perform` with what is in `worker/hands/`, and `plugin/say`. */
function onlyTheHandsSend({ path, imports }: Source): string[] {
  const hands = /^(worker\/(perform|hands\/)|plugin\/say|adapters\/sending\/)/.test(path) || zoneOf(path) === 'test';
  const sends = imports.some(({ target, typeOnly }) => target.startsWith('adapters/sending/') && !typeOnly);
  return sends && !hands ? ['only worker/perform, worker/hands and plugin/say may use adapters/sending'] : [];
}

/**
 * Nothing is posted into a conversation but by `adapters/sending`, which checks last, marks and settles. The doctor's
 * note of what was switched off goes into the desk's own conversation, which no client sees.
 */
function onlySendingPosts({ path, reaches }: Source): string[] {
  const may =
    /^(adapters\/(sending|chatwoot)\/|cli\/doctor\/desk-notes\.ts|plugin\/beacon\/page\/|dashboard-app\/|practice\/)/;
  if (may.test(path) || zoneOf(path) === 'test') return [];
  return reached(reaches, /^\.postMessage\(\)$/, 'only adapters/sending posts messages');
}

/** Nobody on call is texted or called but by `adapters/sending`, whose words come from the rules, which know of no client. */
function onlySendingPages({ path, imports, reaches }: Source): string[] {
  if (zoneOf(path) === 'test') return [];
  const ways = /^adapters\/(twilio\/twilio-pager|on-call\/webhook-pager)$/;
  const builds = imports.some(({ target, typeOnly }) => !typeOnly && ways.test(target));
  return [
    ...(builds && path !== 'adapters/on-call/pager.ts' ? ['only adapters/on-call/pager builds a way to page'] : []),
    ...(path.startsWith('adapters/sending/') ? [] : reached(reaches, /^\.page\(\)$/, 'only adapters/sending pages')),
  ];
}

function onlyConfigReadsTheEnvironment({ path, reaches }: Source): string[] {
  if (/^(adapters\/config\/|test\/|bench\/)/.test(path) || zoneOf(path) === 'test' || path.endsWith('.mjs')) return [];
  return reached(reaches, /process\.env\b/, 'only adapters/config reads the environment');
}

/** Turning an instant into a date is no question; asking which instant it is now, or waiting for one, is. */
function onlyTheClockAsksTheTime({ path, reaches }: Source): string[] {
  const clocks = /^(adapters\/(manual-)?clock\.ts|practice\/clock\.ts|test\/|bench\/)/;
  if (clocks.test(path) || ['test', 'page', 'dashboard-app'].includes(zoneOf(path)) || path.endsWith('.mjs')) return [];
  const asks = /^(new Date\(\)|set(Timeout|Interval)\(\))$|\b(Date(Time)?\.now|performance\.now|process\.hrtime)\b/;
  return reached(reaches, asks, 'only the clock asks the time or waits');
}

function noChanceInTheRules({ path, reaches }: Source): string[] {
  const zone = zoneOf(path);
  if (!isCore(zone) && zone !== 'judge' && zone !== 'eval') return [];
  return reached(reaches, /Math\.random|crypto\./, 'nothing in the rules happens by chance');
}

function onlyAdaptersReachTheWorld({ path, reaches }: Source): string[] {
  const zone = zoneOf(path);
  if (!isCore(zone) && zone !== 'plugin' && zone !== 'worker') return [];
  return reached(reaches, /^fetch\(\)$|globalThis\./, 'only adapters reach the world');
}

/** What a client wrote, and anything else that somebody typed, is shown as text wherever it is shown. */
function nothingAsHtml({ path, reaches }: Source): string[] {
  if (zoneOf(path) === 'test') return [];
  return reached(reaches, /^(v-html|\.innerHTML)$/, 'nothing is put into a page as HTML');
}

/** Nock alone hangs on a kept-alive connection; the helper does not. */
function noBareNock({ path, reaches }: Source): string[] {
  if (path === 'test/support/http-mock.ts') return [];
  return reached(reaches, /^nock\(\)$/, 'use test/support/http-mock instead of nock itself');
}

function short({ lines }: Source): string[] {
  return lines >= 250 ? [`has ${lines} lines: a file has under 250`] : [];
}

function namedForSomething({ path }: Source): string[] {
  const vague = /(^|[/.-])(utils?|helpers?|managers?|common|misc|stuff)([/.-]|$)/i.exec(path);
  return vague ? [`"${vague[2]}" says nothing: name it for the one thing in it`] : [];
}

function reached(reaches: readonly string[], what: RegExp, rule: string): string[] {
  return reaches.filter((reach) => what.test(reach)).map((reach) => `${reach}: ${rule}`);
}
