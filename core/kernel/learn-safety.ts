import { NO_BOUNDARY, type Boundary, type Wrote } from './boundary';
import type { HelplineEvent } from './event';
import type { ConversationFacts } from './facts';
import { learnAsked } from './asked';
import { later } from './instant';
import { joinBoundary, joinWrote } from './join-boundary';
import { answerIn, boundaryIn } from './lock-marker';
import type { HeardCommand, SafetyMemory } from './safety';
import { newestOfEach } from './panel-click';
import { newestOf } from './same';
import type { TextFacts } from './text-facts';

/** How much is remembered, each of its kind. */
const WORDS_KEPT = 8;
const COMMANDS_KEPT = 16;
const ANSWERS_KEPT = 32;

/** What an event teaches a conversation about its client's boundary. Sets and newest accounts only (law 1). */
export function learnSafety(facts: ConversationFacts, event: HelplineEvent): ConversationFacts {
  const safety = learned(facts.safety, event);
  return safety === facts.safety ? facts : { ...facts, safety };
}

function learned(known: SafetyMemory, event: HelplineEvent): SafetyMemory {
  switch (event.kind) {
    case 'client-wrote': {
      const { messageId, providerId, at } = event;
      const wrote: Wrote = { messageId, providerId, at };
      return { ...withOwn(known, { wrote: [wrote] }), words: withWords(known.words, event.text, wrote) };
    }
    case 'quick-exit': {
      const { at, subject } = event;
      const quickExit = { at, conversationId: subject.conversationId, by: null };
      return withOwn(known, { falls: { ...NO_BOUNDARY.falls, quickExit } });
    }
    case 'advocate-command': {
      const { messageId, agentId, at, command, public: isPublic } = event;
      return { ...known, commands: withCommand(known.commands, { messageId, agentId, at, command, public: isPublic }) };
    }
    case 'texts-blocked':
      return { ...known, blockedAt: later(known.blockedAt, event.at) };
    case 'safe-denied':
      return withOwn(known, { deniedAt: event.at });
    case 'boundary-told': {
      const heard = joinBoundary(known.heard, event.boundary);
      return { ...known, heard, heardFrom: Math.max(known.heardFrom ?? 0, event.contactId) };
    }
    case 'note-written': {
      const asked = learnAsked(known.asked, event);
      if (event.author.kind !== 'our-bot' || !event.marker || event.subject.kind !== 'conversation') {
        return asked === known.asked ? known : { ...known, asked };
      }
      const answer = answerIn(event.marker);
      const answered = answer ? withAnswer(known.answered, answer) : known.answered;
      return withOwn(
        { ...known, asked, answered },
        boundaryIn(event.marker, event.subject.conversationId, event.messageId),
      );
    }
    case 'reply-sent': {
      const asked = learnAsked(known.asked, event);
      const asks = event.author.kind === 'our-bot' && /:bd-opt-in-question/.test(event.intent ?? '');
      if (asked === known.asked && !asks) return known;
      return { ...known, asked, optInAskedAt: asks ? later(known.optInAskedAt, event.at) : known.optInAskedAt };
    }
    case 'effect-planned': {
      const asked = learnAsked(known.asked, event);
      const { effect } = event;
      if (effect.kind !== 'tell' || effect.what.kind !== 'boundary') return { ...known, asked };
      const told = { contactId: effect.what.contactId, digest: event.cause.slice(-8), at: event.at };
      return { ...known, asked, told: newestOf(known.told, told, (one) => one.at) };
    }
    default:
      return known;
  }
}

function withOwn(known: SafetyMemory, more: Partial<Boundary>): SafetyMemory {
  return { ...known, own: joinBoundary(known.own, { ...NO_BOUNDARY, ...more }) };
}

function withWords(known: SafetyMemory['words'], text: TextFacts, wrote: Wrote): SafetyMemory['words'] {
  const classes = [text.keyword, text.seems].filter((one) => one !== null && one !== undefined);
  return classes.reduce((sofar, one) => ({ ...sofar, [one]: joinWrote(sofar[one], [wrote], WORDS_KEPT).kept }), known);
}

/** The same message always tells the same command; two accounts differ only if a text was changed, and one wins. */
function withCommand(known: readonly HeardCommand[], one: HeardCommand): readonly HeardCommand[] {
  const twin = known.find(({ messageId }) => messageId === one.messageId) ?? null;
  const all = [...known.filter((other) => other !== twin), newestOf(twin, one, () => 0)];
  return newestOfEach(all, COMMANDS_KEPT);
}

/** Of two answers "done" wins: it stands in the thread. */
function withAnswer(known: SafetyMemory['answered'], one: SafetyMemory['answered'][number]): SafetyMemory['answered'] {
  const twin = known.find(({ messageId }) => messageId === one.messageId);
  const done = one.done || (twin?.done ?? false);
  const all = [...known.filter((other) => other !== twin), { messageId: one.messageId, done }];
  return newestOfEach(all, ANSWERS_KEPT);
}
