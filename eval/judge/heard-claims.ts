import { SECOND } from '../world/truth';
import { afterMinute, inMinute, type Case } from './case';

/** A notice of typing may be posted this late (ms), and carries the time of its posting. */
const NOTICE_LATE = 21 * SECOND;
const DOT_WINDOW = 90 * SECOND;

/** A message of theirs was stored in that minute, and none later was known when this was written. */
export const wrote = ({ truth, ears }: Case, minute: number): boolean =>
  truth.wrote.some(({ at }) => inMinute(at, minute)) && !ears.wrote.some((at) => afterMinute(at, minute));

/** A notice of typing posted in that minute had reached us, they typed then or up to 20 s before, nothing later was heard. */
export const typing = ({ truth, ears }: Case, minute: number): boolean =>
  ears.typing.some((at) => inMinute(at, minute)) &&
  truth.typed.some(({ from, to }) => inMinute(from, minute, NOTICE_LATE) || inMinute(to, minute, NOTICE_LATE)) &&
  ![...ears.wrote, ...ears.typing].some((at) => afterMinute(at, minute));

/** The newest message or notice of typing that had reached us is of that minute. */
export const lastAct = ({ ears }: Case, minute: number): boolean => {
  const acts = [...ears.wrote, ...ears.typing];
  return acts.some((at) => inMinute(at, minute)) && !acts.some((at) => afterMinute(at, minute));
};

/** The newest sign of any kind that had reached us is of that minute. */
export const lastHeard = (one: Case, minute: number): boolean => {
  const signs = signsOf(one);
  return signs.some((at) => inMinute(at, minute)) && !signs.some((at) => afterMinute(at, minute));
};

/** The chat was last known to have been open in that minute, and nothing was written or typed later, as far as we heard. */
export const lastOpened = ({ ears }: Case, minute: number): boolean =>
  ears.opened.some((at) => inMinute(at, minute)) &&
  ![...ears.wrote, ...ears.typing, ...ears.opened].some((at) => afterMinute(at, minute));

/** Something was heard before, and nothing dated in that minute or later had reached us. */
export const nothingSince = (one: Case, minute: number): boolean => {
  const signs = signsOf(one);
  return signs.length > 0 && signs.every((at) => at <= minute) && minute <= one.now;
};

/** No sign that is certainly later than that minute had reached us. A dot that is still on may be an old sign. */
export const nothingCertainSince = ({ ears }: Case, minute: number): boolean =>
  ![
    ...ears.wrote,
    ...ears.opened,
    ...ears.typing.map((at) => at - NOTICE_LATE),
    ...ears.dots.map((at) => at - DOT_WINDOW),
    ...ears.beats.map(({ at, beat }) => at - (beat.state === 'left' ? beat.since : 0)),
  ].some((at) => afterMinute(at, minute));

/** No message and no typing of theirs had reached us. */
export const noActYet = ({ ears }: Case): boolean => ears.wrote.length + ears.typing.length === 0;

/** No sign of theirs at all had reached us. */
export const nothingYet = (one: Case): boolean => signsOf(one).length === 0;

const signsOf = ({ ears }: Case): number[] => [
  ...ears.wrote,
  ...ears.typing,
  ...ears.opened,
  ...ears.dots,
  ...ears.beats.map(({ at, beat }) => (beat.state === 'visible' ? at : at - beat.since)),
];

/** Of all messages known the newest is theirs (ours), and of that minute. */
export const lastWord = ({ ears: { newest } }: Case, minute: number, theirs: boolean): boolean =>
  newest !== null && newest.theirs === theirs && inMinute(newest.at, minute);
