import { computed, inject, provide, ref, watch, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import type { PanelView } from '../../core/panel/contract';
import type { PanelPeople } from '../../core/panel/people-contract';
import type { PanelCommand } from '../../core/panel/command-contract';
import type { ExchangeAnswer } from '../../core/panel/exchange-contract';
import { colleagues } from './ask/colleagues';
import type { Outcome } from './ask/send-command';
import type { OpenPanel } from './open-panel';
import { pageClock } from './page-clock';
import { age, clockTime, untilThen } from './show/clock-words';
import type { Language, Words } from './show/words';

/** What a card has: the view and the words, the time, and the one way to do something. */
export type CardPanel = {
  view: ComputedRef<PanelView>;
  agent: ComputedRef<ExchangeAnswer['agent']>;
  /** In whose name a text goes out. */
  saysAs: ComputedRef<ExchangeAnswer['saysAs']>;
  /** False while what is shown is from an earlier moment. */
  isLive: ComputedRef<boolean>;
  language: ComputedRef<Language>;
  words: ComputedRef<Words>;
  /** The service's time, each second: ages tick by it. */
  now: ComputedRef<number>;
  /** "02:13", "3 min ago", "in 40 s". */
  time: (at: number) => string;
  ago: (at: number) => string;
  until: (at: number) => string;
  send: (command: PanelCommand) => Promise<Outcome>;
  /** Colleagues by name, as they were asked for last; `lookUp` asks anew. */
  people: Ref<PanelPeople>;
  lookUp: () => Promise<void>;
  receivers: OpenPanel['receivers'];
  /** The words of a private note, shown and kept nowhere. */
  noteWords: OpenPanel['noteWords'];
  /** The address of a conversation in Chatwoot. */
  threadOf: (conversationId: number) => string;
  /** "you", a colleague's name, with a word if they are not there; never a number. */
  nameOf: (agentId: number) => string;
  /** A colleague is known not to be online. */
  isAway: (agentId: number) => boolean;
};

const KEY: InjectionKey<CardPanel> = Symbol('panel');

/** Called once, by the frame, while it has a view and a proof. */
export function providePanel({ state, send, people: ask, receivers, noteWords }: OpenPanel): void {
  const view = computed(() => known(state.view.value));
  const { now, words, language } = state;
  const people = ref<PanelPeople>({ agents: [], teams: [] });
  const others = colleagues(ask, pageClock.now, (told) => {
    people.value = told ?? people.value;
  });
  const { lookUp } = others;
  void lookUp();
  let isSomebodyNamed = false;
  // Who is named stands there all the time, with a word if they are not there: that is asked anew while it does.
  watch(now, () => {
    if (!isSomebodyNamed) return;
    isSomebodyNamed = false;
    const ownership = state.view.value?.cards.ownership;
    const whose = ownership?.owner?.agentId ?? ownership?.assignedTo ?? null;
    others.named(whose === state.proof.value?.agent.id ? null : whose);
  });
  const agent = computed(() => known(state.proof.value).agent);
  const colleague = (agentId: number) => {
    isSomebodyNamed = true;
    // As it is told, and as that gets old.
    void [people.value, now.value];
    return others.of(agentId);
  };
  const isAway = (agentId: number): boolean => colleague(agentId)?.availability === 'offline';
  const nameOf = (agentId: number): string => {
    const say = words.value.ownership;
    if (agentId === agent.value.id) return say.you;
    const them = colleague(agentId);
    if (!them) return say.colleague;
    return isAway(agentId) ? say.absent(them.name) : them.name;
  };
  provide(KEY, {
    view,
    agent,
    saysAs: computed(() => known(state.proof.value).saysAs),
    isLive: computed(() => state.lostSince.value === null),
    language,
    words,
    now: computed(() => now.value),
    time: (at) => clockTime(at, now.value, view.value.zone, language.value),
    ago: (at) => age(at, now.value, words.value),
    until: (at) => untilThen(at, now.value, words.value),
    send,
    people,
    lookUp,
    receivers,
    noteWords,
    threadOf: (conversationId) => {
      const { chatwootOrigin, accountId } = known(state.settings.value);
      return `${chatwootOrigin}/app/accounts/${accountId}/conversations/${conversationId}`;
    },
    nameOf,
    isAway,
  });
}

/** For the cards, which are drawn only while there is something to draw. */
export const usePanel = (): CardPanel => known(inject(KEY));

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error('a card was drawn without a view; the frame draws none then');
  return value;
}
