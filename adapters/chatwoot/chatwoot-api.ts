import type { Duration } from '../../core/kernel/instant';
import type { Clock } from '../clock';
import { rightsOf } from './agent-rights';
import { identify, maySee, openSidebar, readNote } from './agent-session';
import { listAgents, onlineOf, rememberAgents } from './agents';
import { answerOf } from './answer';
import { botFirst } from './bot-first';
import type { ChatwootApi } from './contract';
import type { Fingerprint } from './fingerprint';
import { assignTo, setStatusTo } from './change-conversation';
import { conversationsOf } from './conversations-of';
import { changeLabels } from './change-labels';
import { findMarked } from './find-marked';
import { chatwootHttp } from './http';
import { postMessage } from './post-message';
import {
  listAllPage,
  listChanged,
  listInboxes,
  listOpenPage,
  messagesAfter,
  readConversation,
} from './read-conversations';
import { readSettings } from './read-settings';
import { readSubscriber } from './read-subscriber';
import { listTextLines } from './list-lines';
import { listTeams, membersOfTeam } from './list-teams';
import { setAttributes } from './set-attributes';

export type * from './answer';
export type * from './contract';

export type ChatwootApiSettings = {
  /** Without a slash at its end. */
  url: string;
  /** Where we reach it, when that is another address than the browsers'. */
  internalUrl?: string | null;
  accountId: number;
  adminToken: string;
  botToken: string;
  requestsPerSecond: number;
  fingerprint: Fingerprint;
  clock: Clock;
  /** Milliseconds; 10 s when left out. */
  requestTimeout?: Duration;
};

/** Chatwoot, as we use it. One per process: the limit of requests a second is its own. */
export function chatwootApi(settings: ChatwootApiSettings): ChatwootApi {
  const { adminToken, botToken, fingerprint, clock } = settings;
  const http = chatwootHttp(settings);
  const byBot = botFirst(botToken, adminToken);
  const lately = rememberAgents((manners) => listAgents(http, adminToken, manners), clock.now);
  return {
    listChanged: (seconds, manners) => answerOf(() => listChanged(http, adminToken, seconds, manners)),
    listOpenPage: (page, manners) => answerOf(() => listOpenPage(http, adminToken, page, manners)),
    listAllPage: (page, manners) => answerOf(() => listAllPage(http, adminToken, page, manners)),
    conversation: (id, manners) => answerOf(() => readConversation(http, adminToken, id, manners)),
    messagesAfter: (id, after, manners) => answerOf(() => messagesAfter(http, adminToken, id, after, manners)),
    postMessage: (post, manners) => answerOf(() => postMessage(http, botToken, post, manners)),
    findMarked: (id, intent, since, manners) =>
      answerOf(() => findMarked(http, adminToken, id, intent, since, manners)),
    setAttributes: (id, values, manners) =>
      answerOf(() => setAttributes(http, botToken, byBot, fingerprint, id, values, manners)),
    changeLabels: (id, change, manners) => answerOf(() => changeLabels(http, byBot, id, change, manners)),
    readNote: (session, id, message, manners) =>
      answerOf(() => readNote(http, session ? { session } : { token: adminToken }, id, message, manners)),
    assign: (id, agent, manners) => answerOf(() => assignTo(http, botToken, id, agent, manners)),
    setStatus: (id, status, manners) => answerOf(() => setStatusTo(http, botToken, id, status, manners)),
    teams: (manners) => answerOf(() => listTeams(http, adminToken, manners)),
    teamMembers: (id, manners) => answerOf(() => membersOfTeam(http, adminToken, id, manners)),
    conversationsOf: (id, manners) => answerOf(() => conversationsOf(http, adminToken, id, manners)),
    inboxes: (manners) => answerOf(() => listInboxes(http, adminToken, manners)),
    textLines: (manners) => answerOf(() => listTextLines(http, adminToken, manners)),
    settings: (manners) => answerOf(() => readSettings(http, adminToken, manners)),
    subscriber: (manners) => answerOf(() => readSubscriber(http, adminToken, manners)),
    agents: (manners) => answerOf(() => listAgents(http, adminToken, manners)),
    identify: (session, manners) => answerOf(() => identify(http, session, manners)),
    maySee: (session, id, manners) => answerOf(() => maySee(http, session, id, manners)),
    rightsOf: (agentId, id, manners) => answerOf(() => rightsOf(http, adminToken, agentId, id, manners)),
    openSidebar: (session, manners) => answerOf(() => openSidebar(http, session, manners)),
    agentsLately: (manners) => answerOf(() => lately(manners)),
    agentsOnline: (manners) => answerOf(async () => onlineOf(await lately(manners))),
  };
}
