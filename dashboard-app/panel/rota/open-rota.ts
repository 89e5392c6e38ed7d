import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { ExchangeAnswer } from '../../../core/panel/exchange-contract';
import type { RotaAnswer, RotaCommand, RotaView } from '../../../core/panel/rota-contract';
import { ask, type Asked, type Refusal } from '../ask/ask';
import { askSettings } from '../ask/ask-settings';
import { newKey } from '../ask/new-key';
import { pageClock } from '../page-clock';
import { keepProof, type Proof } from '../proof/keep-proof';
import type { Language } from '../show/words';

/** How often (ms) the table is asked for anew. */
const LOOKS_EVERY = 10_000;

/** `by-code`: Chatwoot's sign-in does not reach this page here, so that it cannot be shown who sits before it. */
export type RotaRefusal = Refusal | 'by-code';

export type RotaPage = {
  view: ShallowRef<RotaView | null>;
  refused: ShallowRef<{ code: RotaRefusal; words: string | null } | null>;
  /** What is shown is from an earlier moment. */
  isLost: Ref<boolean>;
  language: Ref<Language>;
  /** One change. Never throws. */
  change: (command: RotaCommand) => Promise<RotaAnswer>;
};

/** Everything that the rota's page asks: who sits here, the table again and again, and each change. */
export function openRota(page: Window): RotaPage {
  const fetch = page.fetch.bind(page);
  const view = shallowRef<RotaView | null>(null);
  const refused = shallowRef<{ code: RotaRefusal; words: string | null } | null>(null);
  const isLost = ref(false);
  const language = ref<Language>(page.navigator.language.startsWith('es') ? 'es' : 'en');
  let proof: Proof | null = null;

  const withBearer = async <T>(url: string, body?: unknown): Promise<Asked<T>> => {
    const once = () => ask<T>(fetch, url, { bearer: proof?.current()?.bearer, body });
    const first = await once();
    if (first.ok || first.code !== 'prove-again') return first;
    await proof?.again();
    return once();
  };
  const look = async (): Promise<void> => {
    const answer = await withBearer<RotaView>('/panel/desk/rota');
    isLost.value = !answer.ok && view.value !== null;
    if (answer.ok) {
      view.value = answer.value;
      refused.value = null;
    } else if (view.value === null) refused.value = answer;
  };
  const repeat = async (): Promise<void> => {
    for (;;) {
      await look();
      await pageClock.sleep(LOOKS_EVERY);
    }
  };
  const start = async (): Promise<void> => {
    const settings = await askSettings(fetch, (answer) => (refused.value = answer));
    language.value = settings.language;
    if (settings.identity === 'code') return void (refused.value = { code: 'by-code', words: null });
    let isOpen = false;
    const body = { accountId: settings.accountId, scope: { desk: true } };
    const prove = (_signal: AbortSignal, bearer: string | null) =>
      ask<ExchangeAnswer>(fetch, settings.exchangeUrl, { body, cookie: true, bearer: bearer ?? undefined });
    const heard = {
      onProof(): void {
        if (!isOpen) void repeat();
        isOpen = true;
      },
      // Whatever ends the right to see it also takes it off the screen.
      onRefused(code: Refusal, words: string | null): void {
        view.value = null;
        refused.value = { code, words };
      },
    };
    proof = keepProof(prove, pageClock, heard, new AbortController().signal);
  };
  void start();
  return {
    ...{ view, refused, isLost, language },
    async change(command) {
      const key = newKey();
      const answer = await withBearer<RotaAnswer>('/panel/desk/rota/change', { key, command });
      await look();
      return answer.ok ? answer.value : { result: 'refused', words: answer.words ?? '' };
    },
  };
}
