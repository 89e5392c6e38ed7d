import type { Instant } from '../../core/kernel/instant';
import type { Settings } from '../../core/preflight/settings';
import type { Answer } from './answer';
import type { TextLine } from './list-lines';
import type { RestConversation, RestMessage } from './rest-payloads';

/**
 * What we ask of Chatwoot. Every call answers with how it ended and never throws for Chatwoot's sake; every answer was
 * checked; all of them together keep to a number of requests a second. Reading is done with the administrator's token,
 * writing with the bot's or an advocate's own session, never with the administrator's.
 */
export type ChatwootApi = {
  /** Conversations of any status that changed within the last so many seconds. A message's new status is no change. */
  listChanged(updatedWithinSeconds: number, manners?: Manners): Promise<Answer<readonly RestConversation[]>>;
  /** 25 open conversations; page 1 is the first, an empty page is past the last. */
  listOpenPage(page: number, manners?: Manners): Promise<Answer<readonly RestConversation[]>>;
  /** 25 conversations of any status, the newest activity first; an empty page is past the last. */
  listAllPage(page: number, manners?: Manners): Promise<Answer<readonly RestConversation[]>>;
  conversation(conversationId: number, manners?: Manners): Promise<Answer<RestConversation>>;
  /** Messages with a greater id, oldest first, at most 2,000: ask again after the last one when there were as many. */
  messagesAfter(conversationId: number, afterId: number, manners?: Manners): Promise<Answer<readonly RestMessage[]>>;
  postMessage(post: MessagePost, manners?: Manners): Promise<Answer<Posted>>;
  /**
   * Looks for the message that carries this intent, among those written since `since` (with a margin for two clocks).
   * Null: it is not there. `messageId` null: it cannot be told, because a message was deleted that may have been it.
   */
  findMarked(
    conversationId: number,
    intent: string,
    since: Instant,
    manners?: FindManners,
  ): Promise<Answer<Marked | null>>;
  /** Adds these to the conversation's attributes, which Chatwoot replaces as a whole; writes only what differs. */
  setAttributes(
    conversationId: number,
    values: Readonly<Record<string, string>>,
    manners?: Manners,
  ): Promise<Answer<AttributesSet>>;
  /** Puts these labels on the conversation and takes those off; the others stay. Writes only what differs. */
  changeLabels(
    conversationId: number,
    change: { add: readonly string[]; remove: readonly string[] },
    manners?: Manners,
  ): Promise<Answer<readonly string[]>>;
  /** One private note, read in this agent's own right; null: in ours. */
  readNote(
    session: AgentSession | null,
    conversationId: number,
    messageId: number,
    manners?: Manners,
  ): Promise<Answer<NoteRead>>;
  /** Makes this agent the assignee; null: nobody. */
  assign(conversationId: number, agentId: number | null, manners?: Manners): Promise<Answer<void>>;
  /** Sets the status; nobody is told of it. */
  setStatus(conversationId: number, status: 'resolved', manners?: Manners): Promise<Answer<void>>;
  /** The teams by which a hand-off may be addressed. */
  teams(manners?: Manners): Promise<Answer<readonly NamedTeam[]>>;
  /** The ids of whoever is in this team. */
  teamMembers(teamId: number, manners?: Manners): Promise<Answer<readonly number[]>>;
  /** The newest conversations of one contact, at most 20, whatever became of them. */
  conversationsOf(contactId: number, manners?: Manners): Promise<Answer<readonly RestConversation[]>>;
  /** The inboxes, by which the policy may name them. */
  inboxes(manners?: Manners): Promise<Answer<readonly NamedInbox[]>>;
  /** The numbers that clients text, of the inboxes at Twilio. Asked for when they are needed, kept nowhere. */
  textLines(manners?: Manners): Promise<Answer<readonly TextLine[]>>;
  /** The settings that could hurt a client (core/preflight), as far as Chatwoot tells them; a dozen requests. */
  settings(manners?: Manners): Promise<Answer<Settings>>;
  /** Whose live feed may be followed, with the secret that opens it: asked for at each connecting, kept nowhere. */
  subscriber(manners?: Manners): Promise<Answer<Subscriber>>;
  agents(manners?: Manners): Promise<Answer<readonly Agent[]>>;
  /** Whose session this is; null: nobody's, or no agent's of our account. What is permanent in the answer is dropped. */
  identify(session: AgentSession, manners?: Manners): Promise<Answer<Identified | null>>;
  /** Whether Chatwoot lets this session see this conversation, by Chatwoot's own rules. */
  maySee(session: AgentSession, conversationId: number, manners?: Manners): Promise<Answer<boolean | 'not-found'>>;
  /** The same without a session, from who is in the inbox and the team; null: no. */
  rightsOf(agentId: number, conversationId: number, manners?: Manners): Promise<Answer<Rights | null>>;
  /** Opens "Conversation Information" in the sidebar of whoever's session this is; answers their id. */
  openSidebar(session: AgentSession, manners?: Manners): Promise<Answer<number>>;
  /** The same at most 20 s old, for what is asked for again and again; and who of them is online. */
  agentsLately(manners?: Manners): Promise<Answer<readonly Agent[]>>;
  agentsOnline(manners?: Manners): Promise<Answer<readonly Agent[]>>;
};

/** Who is served first when there is a queue (`now` before `soon` before `sweep`), and when to give up. */
export type Manners = { priority?: Priority; signal?: AbortSignal };
/** `isPrivate`: it was a note. Else a text, which a text deleted meanwhile may have been. */
export type FindManners = Manners & { isPrivate?: boolean };
export type Priority = 'now' | 'soon' | 'sweep';

export type MessagePost = {
  conversationId: number;
  text: string;
  /** A private note, which the client never sees. */
  isPrivate: boolean;
  /** What proves later that it was posted, and for a note what it means. */
  marker: { intent: string; kind?: string; data?: Readonly<Record<string, string | number | boolean | null>> };
  /** In an advocate's own name; else our bot's. */
  as?: AgentSession;
};

/** The three headers with which an advocate's browser proves itself. Never kept, never logged. */
export type AgentSession = { accessToken: string; client: string; uid: string };

/** An agent of our account, as Chatwoot knows them. `name` is shown to themselves and kept nowhere. */
export type Rights = { agentId: number; name: string; administrator: boolean };
export type Identified = Rights & { sidebarOpen: boolean };

/** The administrator whose token we read with. `pubsubToken` opens everything that person may see. */
export type Subscriber = { userId: number; pubsubToken: string };

/** not-theirs: Chatwoot does not let this session see the conversation. not-there: it never was, or it was deleted. */
export type NoteRead = { words: string } | 'not-theirs' | 'not-there';

export type Posted = { messageId: number; at: Instant };
export type Marked = { messageId: number | null };
/** `found`: what an untouched copy of what stood there before would look like. */
export type AttributesSet = {
  changed: boolean;
  values: Readonly<Record<string, unknown>>;
  fingerprint: string;
  found: string | null;
};
export type NamedTeam = { id: number; name: string };
/** `answersItself`: Chatwoot's own out-of-office text or greeting goes out there. */
export type NamedInbox = { id: number; name: string; answersItself: boolean };
export type Agent = { id: number; name: string; role: string; availability: 'online' | 'busy' | 'offline' };
