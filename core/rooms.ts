import { autoResponse } from './auto-response/auto-response';
import { clientRoom } from './client/client-room';
import { shareBoundary } from './client/share-boundary';
import { tellClient } from './client/tell-client';
import { commands } from './commands/commands';
import { lead } from './commands/lead';
import { credits } from './credits/credits';
import { spending } from './credits/spending';
import { connection } from './connection/connection';
import { meter } from './connection/meter';
import { mustSee } from './connection/must-see';
import { consent } from './consent/consent';
import type { ClientRoom, ConversationRoom, DeskRoom } from './kernel/room';
import { seen } from './panel/seen';
import { muted } from './muted/muted';
import { mutedDesk } from './muted/muted-desk';
import { onCall } from './on-call/on-call';
import { coverage } from './on-call/tell-coverage';
import { forwarding } from './panel/forwarding';
import { sidebar } from './panel/sidebar';
import { preflight } from './preflight/preflight';
import { quickExit } from './quick-exit/quick-exit';
import { quietTimers } from './quiet-timers/quiet-timers';
import { safeToContact } from './safe-to-contact/safe-to-contact';
import { handOffDesk } from './hand-off/hand-off-desk';
import { handOff } from './hand-off/hand-off';
import { ownership } from './ownership/ownership';
import { clientLock, sendLock } from './send-lock/send-lock';
import { deskTrouble } from './trouble/desk-trouble';
import { trouble } from './trouble/trouble';
import { leftDesk } from './waiting/left-desk';
import { waiting } from './waiting/waiting';

/** What the helpline does in one conversation. Every room learns, then every room wants, then every room may hold back. */
export const conversationRooms: readonly ConversationRoom[] = [
  trouble, //    our own line and the switch "stop all sending": nothing goes to a client while it is on
  connection, // is the client still there? presence, receipts, and fetching what a webhook did not tell
  meter, //      our verdicts measure themselves: which of them was later disproved
  mustSee, //    their network lost while we wait, and a return after a leave: one note each
  quickExit, //  whoever left by the quick exit is not written to, and the advocate is told at once
  sendLock, //   nothing of ours goes to a client who opted out, is not safe, or is not to be contacted
  consent, //    the words of opt-out, opt-in and help, in text messages
  safeToContact, // whether they said that they may be written to here, and until when
  commands, //   what advocates say by "/" in a private note, answered in one line
  ownership(seen), // whose conversation it is, and how it ended
  handOff, // what is handed on is read back, or people are told
  muted, //      a client who is muted in Chatwoot wrote, and nobody else is told
  waiting, //    a client who waits for an answer is not forgotten
  quietTimers(seen), // a client who goes quiet: the advocate is told what the policy suggests, step by step
  autoResponse, // a client who waits where nobody is, or long, is told so once
  forwarding, // the desk is told who waits, for those on call
  tellClient, // the client's own facts learn of each of their conversations
  shareBoundary, // locks, consent and safety hold for all of a client's conversations
  spending, //   what messages cost; when the plan is used up only a first text to somebody who did not write waits
  sidebar, //    what the others know, shown beside the thread
];

/** What is left to do of a conversation that somebody deleted: the desk is told that nobody waits there. */
export const goneRooms: readonly ConversationRoom[] = [forwarding];

/** What it does for one client, across their conversations. */
export const clientRooms: readonly ClientRoom[] = [
  clientRoom, // which conversations are theirs, and what all of these know of locks, consent and safety
  clientLock, // a lock that holds on every channel
];

/** What it does for the desk as a whole. */
export const deskRooms: readonly DeskRoom[] = [
  deskTrouble, // trouble with our line, events put aside, the sending switch: told to people and to every conversation
  preflight, //   settings of Chatwoot that could hurt a client: while there are any, nothing texts a client by itself
  credits, //     how much of the message plan is used, and who has to know
  onCall, //      who waits while nobody is at the desk is forwarded to whoever is on call, until somebody has answered
  coverage, //    what will fail on the rota within 14 days is told to supervisors
  mutedDesk, //   what muted clients wrote, told to supervisors
  leftDesk, //    who wrote before these tools were here, and was never answered: one list
  lead, //        an advocate asks for a supervisor
  handOffDesk, // hand-offs that nobody read back or wrote, told to supervisors
];
