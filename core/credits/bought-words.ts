import type { Bought } from '../kernel/bought';
import type { PlanLength } from '../kernel/credits';
import type { Language } from '../kernel/policy';

type Words = {
  topUp: (credits: string, on: string) => string;
  takenBack: (credits: string, on: string) => string;
  plan: (credits: string, every: string, from: string) => string;
  every: Readonly<Record<PlanLength, string>>;
  carries: (most: string) => string;
  carriesAll: string;
  carriesNone: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    topUp: (credits, on) => `Message credits: ${credits} were bought beside the plan, for the period that ${on} is in.`,
    takenBack: (credits, on) =>
      `Message credits: ${credits} were noted by mistake and are taken back, from the period that ${on} is in.`,
    plan: (credits, every, from) => `Message credits: from ${from} on the plan is ${credits} ${every}.`,
    every: { month: 'a month', quarter: 'a quarter', year: 'a year' },
    carries: (most) => `At most ${most} unused ones are taken along into the next period.`,
    carriesAll: 'Unused ones are taken along into the next period.',
    carriesNone: 'Unused ones are not taken along.',
  },
  es: {
    topUp: (credits, on) => `Créditos de mensajes: se compraron ${credits} además del plan, para el período del ${on}.`,
    takenBack: (credits, on) =>
      `Créditos de mensajes: ${credits} se anotaron por error y se quitan, del período del ${on}.`,
    plan: (credits, every, from) => `Créditos de mensajes: desde el ${from} el plan es de ${credits} ${every}.`,
    every: { month: 'al mes', quarter: 'al trimestre', year: 'al año' },
    carries: (most) => `Pasan al período siguiente como mucho ${most} sin usar.`,
    carriesAll: 'Los no usados pasan al período siguiente.',
    carriesNone: 'Los no usados no pasan al siguiente.',
  },
};

/** The note in the desk's conversation, as people read it. */
export function boughtNote(bought: Bought, language: Language): string {
  const words = WORDS[language];
  const number = (one: number): string => one.toLocaleString(language);
  if (bought.what === 'top-up') {
    const { credits, on } = bought;
    return credits < 0 ? words.takenBack(number(-credits), on) : words.topUp(number(credits), on);
  }
  const { credits, every, from, carryOver } = bought;
  const plan = words.plan(number(credits), words.every[every], from);
  if (carryOver === null) return plan;
  const carries =
    carryOver === 'all' ? words.carriesAll : carryOver === 0 ? words.carriesNone : words.carries(number(carryOver));
  return `${plan} ${carries}`;
}
