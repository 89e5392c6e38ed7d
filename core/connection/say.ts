import { assertNever } from '../kernel/assert-never';
import { clockTime, dayAndMonth, HOUR, MINUTE, type Duration, type Instant } from '../kernel/instant';
import type { Policy } from '../kernel/policy';
import type { Statement } from './statement';
import { WORDS } from './words';

/** What fits on one line of Chatwoot's sidebar. */
export const LONGEST = 35;

/** Older than this, a clock time alone would be taken for today's: the day is said too. */
const DAY_IS_SAID: Duration = 12 * HOUR;

/** A statement in words, true as worded, at most 35 characters. */
export function say(statement: Statement, now: Instant, policy: Policy): string {
  const words = WORDS[policy.language];
  const time = (at: Instant): string => clock(at, now, policy);
  switch (statement.says) {
    case 'our-line': {
      const since = sinceMinute(statement.since, now);
      return since === null ? words.ourLineNow : fitting(words.ourLine(time(since)), words.ourLineShort(time(since)));
    }
    case 'advocate-line':
      return words.advocateLine(clockTime(statement.since, policy.zone));
    case 'quick-exit':
      return words.quickExit(time(statement.at));
    case 'wrote':
    case 'typing': {
      const act = words[statement.says](time(statement.at));
      if (statement.then === null) return act;
      const short = (statement.says === 'wrote' ? words.wrote : words.typingShort)(time(statement.at));
      return fitting(`${short}; ${words.then[statement.then.page](time(statement.then.at))}`, act);
    }
    case 'opened':
      return words.opened(time(statement.at));
    case 'on-screen':
      return words.onScreen(time(statement.at));
    case 'open': {
      const page = statement.chat ? words.chatOpen : words.pageOpen;
      const last = statement.last === null ? words.nothingYet : words.lastHeard(time(statement.last));
      return fitting(`${page}; ${small(last)}`, page);
    }
    case 'hidden':
      return words.pageHidden(time(statement.at));
    case 'closed':
      return words.pageClosed(time(statement.at));
    case 'left':
      return fitting(words.left(time(statement.at)), words.pageClosed(time(statement.at)));
    case 'offline':
      return fitting(words.networkLost(time(statement.at)), words.networkLostShort(time(statement.at)));
    case 'quiet': {
      const page = words.pageAfter(time(statement.pageAfter));
      if (statement.last === null) return fitting(`${words.nothingYet}; ${page}`, page);
      const last = (statement.last.source === 'opened' ? words.lastOpened : words.lastHeard)(time(statement.last.at));
      return fitting(`${last}; ${page}`, last);
    }
    case 'last-heard': {
      const last = words.lastHeard(time(statement.at));
      return statement.readingUnknown ? fitting(`${last}; ${words.readingUnknown}`, last) : last;
    }
    case 'nothing-since': {
      const since = sinceMinute(statement.since, now);
      return since === null ? words.lastHeard(time(statement.since)) : words.nothingSince(time(since));
    }
    case 'nothing-yet':
      return words.nothingYet;
    case 'last-word':
      return (statement.by === 'client' ? words.lastWordTheirs : words.lastWordOurs)(time(statement.at));
    default:
      return assertNever(statement);
  }
}

/**
 * The minute for "since": the first full one after the moment, so that nothing between the minute said and the moment
 * itself makes it false. Null while that minute has not come yet.
 */
export function sinceMinute(at: Instant, now: Instant): Instant | null {
  const minute = Math.ceil(at / MINUTE) * MINUTE;
  return minute <= now ? minute : null;
}

/** A time on the clock as people read it; with the day when it is long ago. */
export function clock(at: Instant, now: Instant, { zone, language }: Policy): string {
  if (now - at < DAY_IS_SAID) return clockTime(at, zone);
  const { day, month } = dayAndMonth(at, zone);
  return `${day} ${WORDS[language].months[month] ?? ''} ${clockTime(at, zone)}`;
}

/** The moments at which the wording of a time changes by itself. */
export function nextWording(at: Instant): readonly Instant[] {
  const minute = Math.ceil(at / MINUTE) * MINUTE;
  return [minute, at + DAY_IS_SAID, minute + DAY_IS_SAID];
}

/** As the second part of a sentence. */
const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const fitting = (full: string, short: string): string => (full.length <= LONGEST ? full : short);
