import { IANAZone } from 'luxon';
import { z } from 'zod';
import { isDay } from '../../core/kernel/calendar';
import {
  CREDIT_CHANNELS,
  DIRECTIONS,
  USUAL_CREDITS,
  USUAL_PRICES,
  type CreditChannel,
  type Direction,
  type Prices,
} from '../../core/kernel/credits';
import type { Expectation } from './expectations';

const expecting = (expectation: Expectation): { error: Expectation } => ({ error: expectation });
const SECTION = expecting('section');
const MOST = 1_000_000_000;

const day = z.string(expecting('day')).refine(isDay, expecting('day'));

const amount = z
  .number(expecting('credits'))
  .int(expecting('credits'))
  .min(0, expecting('credits'))
  .max(MOST, expecting('credits'));

const price = z.number(expecting('price')).min(0, expecting('price')).max(10_000, expecting('price'));

const byDirection = (usually: Prices[CreditChannel]) =>
  z.strictObject(
    Object.fromEntries(DIRECTIONS.map((direction) => [direction, price.prefault(usually[direction])])) as Record<
      Direction,
      z.ZodPrefault<typeof price>
    >,
    expecting('priceList'),
  );

/** One price for whatever direction, or one for each. */
const priceOf = (channel: CreditChannel) =>
  z
    .union([price.transform((one) => everyDirection(one)), byDirection(USUAL_PRICES[channel])], expecting('priceList'))
    .prefault({});

const everyDirection = (one: number) =>
  Object.fromEntries(DIRECTIONS.map((direction) => [direction, one])) as Record<Direction, number>;

const prices = z
  .strictObject(
    Object.fromEntries(CREDIT_CHANNELS.map((channel) => [channel, priceOf(channel)])) as Record<
      CreditChannel,
      ReturnType<typeof priceOf>
    >,
    expecting('priceList'),
  )
  .prefault({});

const plan = z.strictObject(
  {
    from: day.describe('The first day on which it holds; each of its periods begins on this day of the month.'),
    every: z.enum(['month', 'quarter', 'year'], expecting('every')).prefault('month').describe('How long a period is.'),
    credits: amount.describe('What it holds, every period.'),
    carryOver: z
      .union([z.enum(['none', 'all']), amount], expecting('carryOver'))
      .prefault('none')
      .transform((most) => (most === 'none' ? 0 : most))
      .describe('How many unused credits are taken along into the next period: none, all, or at most so many.'),
    prices: prices.describe('What one segment or message costs, in credits, by channel; or by channel and direction.'),
  },
  SECTION,
);

const percent = z
  .number(expecting('percents'))
  .int(expecting('percents'))
  .min(1, expecting('percents'))
  .max(200, expecting('percents'));

const oncePer = (name: 'from', list: readonly { from: string }[]): number =>
  list.findIndex((one, i) => list.slice(0, i).some((other) => other[name] === one[name]));

/** The plan of message credits. Two plans that begin on one day would overlap: which of them holds nobody could say. */
export const credits = z
  .strictObject(
    {
      zone: z
        .string(expecting('zone'))
        .refine((name) => IANAZone.isValidZone(name), expecting('zone'))
        .nullable()
        .prefault(USUAL_CREDITS.zone)
        .describe("The zone in which the plan's days begin; null: the desk's."),
      plans: z
        .array(plan, expecting('plans'))
        .prefault([])
        .superRefine((list, context) => {
          const twice = oncePer('from', list);
          if (twice >= 0) {
            context.addIssue({ code: 'custom', message: 'planOverlap' satisfies Expectation, path: [twice, 'from'] });
          }
        })
        .transform((list) => [...list].sort((a, b) => (a.from < b.from ? -1 : 1)))
        .describe('What was bought; a plan holds until the next one begins.'),
      topUps: z
        .array(z.strictObject({ on: day, credits: amount }, SECTION), expecting('topUps'))
        .prefault([])
        .describe('Credits bought beside the plan, for the period they fall in.'),
      tellAt: z
        .array(percent, expecting('percents'))
        .prefault([...USUAL_CREDITS.tellAt])
        .transform((list) => [...new Set(list)].sort((a, b) => a - b))
        .describe('At how many percent of the plan supervisors are told, once a period.'),
      dearText: z
        .number(expecting('segments'))
        .int(expecting('segments'))
        .min(1, expecting('segments'))
        .max(10, expecting('segments'))
        .prefault(USUAL_CREDITS.dearText)
        .describe('A text of more segments than this is told beside the thread.'),
    },
    SECTION,
  )
  .prefault({})
  .describe('Message credits: the plan, and who is told when it runs low.');
