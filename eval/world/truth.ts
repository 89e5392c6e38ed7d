/** Moments and lengths are ms of the simulated clock. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

/** From then on it is so, or no longer. */
export type Turn = { at: number; on: boolean };
export type Span = { from: number; to: number };

export type DeviceKind = 'desktop' | 'phone';

/** `noticed`: the browser knows that it has no network; a weak one merely loses things. */
export type Device = { kind: DeviceKind; down: (Span & { noticed: boolean })[] };

export type PageEnding = 'closed' | 'reloaded' | 'died' | 'quick-exit';

/** One load of the helpline's page, as it truly was. Pages of one visitor share Chatwoot's cookie. */
export type TruePage = {
  id: string;
  device: Device;
  born: number;
  /** Chatwoot's script is ready: it has loaded what was stored until then. */
  ready: number;
  end: number;
  ending: PageEnding | null;
  visible: Turn[];
  /** The chat stands open: its thread, or only the pop-up with new messages. */
  chat: (Turn & { popup: boolean })[];
  /** The browser runs nothing in it. */
  frozen: Span[];
};

export type OurMessage = {
  id: number;
  /** When Chatwoot stored it. */
  at: number;
  /** In which page it was when. */
  inPage: { page: TruePage; at: number; told: boolean }[];
  /** What Chatwoot's API answers of it, since when; the carrier's words for a text. */
  status: { status: 'sent' | 'delivered' | 'read' | 'failed'; at: number; code: number | null }[];
  /** The carrier's id, since when Chatwoot knows it. */
  taken: number | null;
};

/** Everything that truly happened to one conversation. */
export type Truth = {
  channel: 'chat' | 'sms' | 'email';
  start: number;
  end: number;
  pages: TruePage[];
  /** When Chatwoot stored what the client wrote. */
  wrote: { id: number; at: number }[];
  /** When a hand was on the keys. */
  typed: Span[];
  ours: OurMessage[];
  /** When a sign of a page reached Chatwoot, and when it moved `contact_last_seen_at`. */
  pings: number[];
  seen: number[];
  /** Chatwoot cannot be reached by anybody. */
  outages: Span[];
  quickExitAt: number | null;
};

export const isOn = (turns: readonly Turn[], at: number): boolean => {
  let on = false;
  for (const turn of turns) if (turn.at <= at) on = turn.on;
  return on;
};
export const isWithin = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, to }) => from <= at && at < to);

export const exists = (page: TruePage, at: number): boolean => page.born <= at && at < page.end;
export const isUp = (page: TruePage, at: number): boolean =>
  exists(page, at) && !isWithin(page.frozen, at) && !isWithin(page.device.down, at);
export const isVisible = (page: TruePage, at: number): boolean => exists(page, at) && isOn(page.visible, at);
export const hasChatOpen = (page: TruePage, at: number): boolean => exists(page, at) && isOn(page.chat, at);
export const hasThreadOpen = (page: TruePage, at: number): boolean => {
  const last = page.chat.filter((turn) => turn.at <= at).at(-1);
  return exists(page, at) && last !== undefined && last.on && !last.popup;
};

/** Chatwoot's own dot: any sign within the last 90 s. */
export const dotIsOn = ({ pings }: Truth, at: number): boolean =>
  pings.some((ping) => ping <= at && at - ping <= 90_000);
