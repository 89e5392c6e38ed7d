import { clientRoom } from './client/client-room';
import { tellClient } from './client/tell-client';
import { connection } from './connection/connection';
import type { ClientRoom, ConversationRoom, DeskRoom } from './kernel/room';
import { sidebar } from './panel/sidebar';
import { preflight } from './preflight/preflight';
import { quickExit } from './quick-exit/quick-exit';
import { deskTrouble } from './trouble/desk-trouble';
import { trouble } from './trouble/trouble';
import { waiting } from './waiting/waiting';

/** What the helpline does in one conversation. Every room learns, then every room wants, then every room may hold back. */
export const conversationRooms: readonly ConversationRoom[] = [
  trouble, //    our own line and the switch "stop all sending": nothing goes to a client while it is on
  connection, // is the client still there? presence, receipts, and fetching what a webhook did not tell
  quickExit, //  whoever left by the quick exit is not written to, and the advocate is told at once
  waiting, //    a client who waits for an answer is not forgotten
  tellClient, // the client's own facts learn of each of their conversations
  sidebar, //    what the others know, shown beside the thread
];

/** What it does for one client, across their conversations. */
export const clientRooms: readonly ClientRoom[] = [
  clientRoom, // which conversations are theirs
];

/** What it does for the desk as a whole. */
export const deskRooms: readonly DeskRoom[] = [
  deskTrouble, // trouble with our line, events put aside, the sending switch: told to people and to every conversation
  preflight, //   settings of Chatwoot that could hurt a client: while there are any, nothing texts a client by itself
];
