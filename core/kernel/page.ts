import type { Instant } from './instant';

/**
 * What the beacon told of one page load of the client's, the whole of it at its newest word. Every word of a page is its
 * whole account, so of two the one with the higher `seq` is all there is to know, in whatever order they are heard.
 */
export type Page = {
  /** Drawn at random by the page when it was loaded, and keyed again at the door: says nothing of anybody. */
  id: string;
  /** Counts the changes of this page, from 1. */
  seq: number;
  device: 'desktop' | 'phone';
  /** "left": the page said so itself by its last breath (B1.4). "offline": its browser lost the network, and said so. */
  state: PageState;
  /** Since when it is in this state. */
  since: Instant;
  /** Whether the chat, or the pop-up with new messages, stands open in it. On a screen only while it is visible. */
  chat: 'open' | 'closed';
  /** The newest moment at which we heard from it; never before `since`. A page beats every 15 s while it is visible. */
  lastHeardAt: Instant;
  /** When we first heard from it: a reload is a new page soon after another one left (B2.17). */
  bornAt: Instant;
  /** When its chat had loaded: what had been stored before is in it. */
  readyAt: Instant | null;
  /** The first moment after that at which the chat or its pop-up stood open on a visible page. */
  shownAt: Instant | null;
  /** When it last said that it was left; a page that is not left now has come back (the browser's Back). */
  leftAt: Instant | null;
  /** The last time it had no network, told by itself when it was back. */
  offline: { from: Instant; until: Instant } | null;
};

export type PageState = 'visible' | 'hidden' | 'offline' | 'left';

/** What the client's pages tell of one conversation, through our beacon. Empty where there is none. */
export type PageFacts = {
  /** Keyed hash of what the page and Chatwoot both call this visitor; only of web chats. Null without a beacon. */
  source: { key: string; at: Instant } | null;
  /** The pages heard of last, oldest word first. */
  pages: readonly Page[];
  /** The newest moment at which any page of theirs had loaded the chat. */
  loadedAt: Instant | null;
  /** Of our newest messages: when each was first known to be in their page, and on their screen. */
  arrivals: readonly Arrival[];
  /** Whether new messages pop up with their words on the helpline's page while the chat is closed. */
  popup: { shown: boolean; at: Instant } | null;
  /** When the quick exit was last used. */
  quickExitAt: Instant | null;
};

export type Arrival = { messageId: number; inPageAt: Instant | null; onScreenAt: Instant | null };

export const NO_PAGES: PageFacts = {
  source: null,
  pages: [],
  loadedAt: null,
  arrivals: [],
  popup: null,
  quickExitAt: null,
};
