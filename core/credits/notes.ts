import type { Day } from '../kernel/calendar';
import type { LedgerRead } from '../kernel/credits-memory';
import type { Language, Policy } from '../kernel/policy';
import { forecastOf, type Forecast } from './forecast';

type Words = {
  used: (used: string, included: string, from: string, to: string) => string;
  over: (over: string) => string;
  tooEarly: (days: number) => string;
  range: (low: string, high: string, basedOn: number) => string;
  runsOut: (earliest: string, latest: string) => string;
  mayRunOut: (earliest: string) => string;
  lasts: string;
  law: string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    used: (used, included, from, to) => `Message credits: ${used} of ${included} used, from ${from} until ${to}.`,
    over: (over) => `That is ${over} over the plan.`,
    tooEarly: (days) => `Too early to say when it runs out: ${days} full days are known, ten are needed.`,
    range: (low, high, basedOn) =>
      `By then it will be ${low} to ${high}, four times in five, if the coming days are like the last ${basedOn}.`,
    runsOut: (earliest, latest) =>
      earliest === latest ? `It runs out on ${earliest}.` : `It runs out between ${earliest} and ${latest}.`,
    mayRunOut: (earliest) => `It may run out on ${earliest}, or last.`,
    lasts: 'It will last.',
    law: 'Everybody who writes is answered as before, and it is counted. Only first texts to people who did not write wait.',
  },
  es: {
    used: (used, included, from, to) =>
      `Créditos de mensajes: ${used} de ${included} usados, desde el ${from} hasta el ${to}.`,
    over: (over) => `Son ${over} más de los del plan.`,
    tooEarly: (days) => `Es pronto para decir cuándo se acaban: hay ${days} días completos y hacen falta diez.`,
    range: (low, high, basedOn) =>
      `Para entonces serán de ${low} a ${high}, cuatro de cada cinco veces, si los próximos días son como los últimos ${basedOn}.`,
    runsOut: (earliest, latest) =>
      earliest === latest ? `Se acaban el ${earliest}.` : `Se acaban entre el ${earliest} y el ${latest}.`,
    mayRunOut: (earliest) => `Pueden acabarse el ${earliest}, o alcanzar.`,
    lasts: 'Alcanzan.',
    law: 'A quien escribe se le responde como siempre, y se cuenta. Solo esperan los primeros mensajes a quien no ha escrito.',
  },
};

/** The note to supervisors at a threshold: what is used, what is coming, and at the end that nobody is left without an answer. */
export function thresholdNote(read: LedgerRead, policy: Policy): string {
  const words = WORDS[policy.language];
  const isUsedUp = read.included !== null && read.used >= read.included;
  const lines = [sayUsed(read, policy.language), ...sayForecast(read, policy.language)];
  return [...lines, ...(isUsedUp ? [words.law] : [])].join(' ');
}

export function sayUsed({ used, included, period }: LedgerRead, language: Language): string {
  const words = WORDS[language];
  const number = (one: number): string => one.toLocaleString(language);
  const sentence = words.used(
    number(used),
    included === null ? '–' : number(included),
    say(period.from),
    say(period.to),
  );
  return included !== null && used > included ? `${sentence} ${words.over(number(used - included))}` : sentence;
}

/** What is coming, in one or two sentences, each with what it rests on. */
export function sayForecast(read: LedgerRead, language: Language): readonly string[] {
  const words = WORDS[language];
  const forecast = forecastOf(read);
  if (forecast.kind === 'too-early') return [words.tooEarly(forecast.days)];
  const number = (one: number): string => one.toLocaleString(language);
  const range = words.range(number(forecast.low), number(forecast.high), forecast.basedOn);
  return read.included === null || read.used >= read.included ? [range] : [range, sayEnd(forecast, words)];
}

function sayEnd({ runsOut: { earliest, latest } }: Extract<Forecast, { kind: 'range' }>, words: Words): string {
  if (earliest === null) return words.lasts;
  return latest === null ? words.mayRunOut(say(earliest)) : words.runsOut(say(earliest), say(latest));
}

/** A day is written as it is sorted: it means the same in every country. */
const say = (day: Day): string => day;
