/** What each kind of entry has to look like and what to do when it does not; the schema names the kind. */
export const EXPECTATIONS = {
  duration: {
    expected: 'a time above zero and up to 30 days, such as 60 s, 5 min or 3 h',
    remedy: 'Write a number and s, min or h.',
  },
  durationOrOff: {
    expected: 'a time above zero and up to 30 days, such as 5 min, or off',
    remedy: 'Write a number and s, min or h; or off for no such step.',
  },
  stepOrder: {
    expected: 'a later time than the steps before it',
    remedy:
      'All steps count from the arrival of our last message: hint, checkIn, closing, finish, each later than the last.',
  },
  session: {
    expected: 'a time from 15 min to 100 min, or off',
    remedy: 'Advocates are told at 10 and 5 minutes left; nothing ends by it.',
  },
  pace: {
    expected: 'a time of at least 5 s, such as 30 s',
    remedy: 'Chatwoot is asked this often by one process; more often would slow it down for the advocates.',
  },
  fastest: {
    expected: 'a time no longer than sweep.every',
    remedy: 'Write the shorter of the two times here: it is used while webhooks are late.',
  },
  timeOfDay: {
    expected: 'a time of day such as "08:30", from "00:00" to "24:00"',
    remedy: 'Write four digits with a colon, in quotes.',
  },
  zone: {
    expected: 'the name of a time zone such as America/New_York',
    remedy: 'Take the name from the list of IANA time zones: a region, a slash and a city.',
  },
  language: { expected: 'en or es', remedy: 'Write one of the two.' },
  weekdays: {
    expected: 'a list of days, each once, of mon, tue, wed, thu, fri, sat, sun',
    remedy: 'Write for instance [mon, tue, wed].',
  },
  people: {
    expected: 'a list of the ids of agents in Chatwoot, each once, at least one',
    remedy: 'Write for instance [3, 7]. `npm run setup` lists the agents with their ids.',
  },
  supervisors: {
    expected: 'a list of the ids of agents in Chatwoot, each once',
    remedy: 'Write for instance [3, 7], or [] for none. `npm run setup` lists the agents with their ids.',
  },
  shifts: { expected: 'a list of shifts', remedy: 'Begin each shift with a dash; write [] for none.' },
  section: {
    expected: 'names with their values, one a line and indented',
    remedy: 'See policy.example.yaml. Leave the whole section out for the usual values.',
  },
  knownInbox: {
    expected: 'the id or the exact name of an inbox in Chatwoot',
    remedy: 'Take it from Settings, Inboxes in Chatwoot; the id is the number in the address of its page.',
  },
  inboxById: {
    expected: 'the id of an inbox: names cannot be looked up while Chatwoot does not answer',
    remedy: 'Write the number in the address of its settings page, or wait for Chatwoot.',
  },
  oneEntry: { expected: 'one entry for each inbox', remedy: 'Put both entries into one.' },
  nameOfOne: {
    expected: 'a name that only one inbox has',
    remedy: 'Write its id instead: the number in the address of its settings page.',
  },
  yesOrNo: { expected: 'true or false', remedy: 'Write one of the two.' },
  dayTime: {
    expected: 'a time of day from "08:00" to "21:00", and the second later than the first',
    remedy:
      'The law allows no text that answers nobody outside 8:00 to 21:00 on the recipient’s clock; stricter is fine.',
  },
  autoWait: {
    expected: 'a time from 5 s to 9 min, such as 20 s',
    remedy: 'Such a text answers only who wrote within 10 min, so a longer wait would never be told.',
  },
  autoText: { expected: 'a sentence, or "" for none', remedy: 'Write it in quotes.' },
  words: {
    expected: 'a list of words, each of letters, digits and blanks',
    remedy: 'Write for instance [basta, no mas]; a whole message has to be one of them.',
  },
  text: { expected: 'a text', remedy: 'Write what is to be sent, or leave it out for the shipped text.' },
  textAgency: {
    expected: 'a text without a name of texting.neverSay',
    remedy: 'Leave the name out: whoever holds the phone would learn whom they wrote to.',
  },
  textAbuse: {
    expected: 'a text that does not tell what this is about',
    remedy: 'Say it without that word: whoever holds the phone may read it.',
  },
  textName: {
    expected: 'a text without anybody’s name',
    remedy: 'Leave the placeholder out: Chatwoot would put the client’s name there.',
  },
  textLink: {
    expected: 'a text without an address, also one without http',
    remedy: 'Leave the address out: it names the agency, and a phone makes a link of it.',
  },
  textLetters: {
    expected: 'a text of the letters that plain text messages have',
    remedy:
      'Write it without that sign (an accent on a, i, o or u; a curly quote; an emoji): it more than doubles the cost.',
  },
  textLength: {
    expected: 'a text that fits into one text message',
    remedy: 'Make it shorter: 160 characters at most.',
  },
  list: { expected: 'a list', remedy: 'Begin each entry with a dash; write [] for none.' },
  date: {
    expected: 'a day such as "2026-12-25", one that the calendar has',
    remedy: 'Write year-month-day, in quotes.',
  },
  dateAndTime: {
    expected: 'a day and a time such as "2026-12-25 22:00"',
    remedy: 'Write year-month-day, a blank and the time, in quotes.',
  },
  shiftDays: {
    expected: 'a list of days, each once, of mon, tue, wed, thu, fri, sat, sun, holiday',
    remedy: 'Write for instance [fri, sat, holiday].',
  },
  daysOrDate: {
    expected: 'either days or a date',
    remedy: 'Write `days` for a shift of every week, `date` for one that happens once.',
  },
  agents: {
    expected: 'a list of the ids of agents in Chatwoot, each once',
    remedy: 'Write for instance [3, 7], or [] for none. `npm run setup` lists the agents with their ids.',
  },
  swap: {
    expected: 'two ids of agents: who is away, and who is there instead',
    remedy: 'Write for instance [3, 7].',
  },
  change: {
    expected: 'one of swap, standIn and forwardAll: true',
    remedy: 'Write each change as an entry of its own.',
  },
  untilLater: { expected: 'a time later than `from`', remedy: 'Write when it ends; another day if it must be.' },
  rotaName: {
    expected: 'a name of small letters, digits and dashes, at most 20, such as nights',
    remedy: 'It stands in notes and in the proof; no names of people.',
  },
  inboxIds: {
    expected: 'a list of the ids of inboxes in Chatwoot, each once',
    remedy: 'The id is the number in the address of an inbox’s settings page.',
  },
  teamIds: {
    expected: 'a list of the ids of teams in Chatwoot, each once',
    remedy: 'The id is the number in the address of a team’s settings page.',
  },
  textOrCall: { expected: 'text or call', remedy: 'Write one of the two.' },
  ladder: {
    expected: 'again before backup before supervisor',
    remedy: 'Each of the three times counts from the first page.',
  },
  lapse: { expected: 'a time longer than remindAfter', remedy: 'Who took it is reminded before others are called.' },
  day: { expected: 'a day such as 2026-12-01', remedy: 'Write year, month and day with dashes between them.' },
  credits: { expected: 'a whole number of credits, 0 or more', remedy: 'Write for instance 10000.' },
  price: { expected: 'a number of credits, 0 or more', remedy: 'Write for instance 1, or 0 for what costs nothing.' },
  priceList: {
    expected: 'one price, or prices by direction: outbound, inbound, confirmation, forwarded, page, automatic',
    remedy: 'The channels are sms, mms, email, chat and voice; what is left out has its usual price.',
  },
  every: { expected: 'month, quarter or year', remedy: 'Write how long a period of the plan is.' },
  carryOver: {
    expected: 'none, all, or a number of credits',
    remedy: 'Ask who sold the plan what happens to the rest.',
  },
  plans: { expected: 'a list of plans', remedy: 'Begin each plan with a dash; write [] for none.' },
  planOverlap: {
    expected: 'a day on which no other plan begins: each holds until the next one begins',
    remedy: 'Remove one of the two, or correct its day.',
  },
  topUps: {
    expected: 'a list of top-ups',
    remedy: 'Begin each with a dash, its day and its credits; write [] for none.',
  },
  percents: { expected: 'a list of percents, 1 to 200', remedy: 'Write for instance [70, 90, 100].' },
  segments: { expected: 'a number of segments, 1 to 10', remedy: 'Write for instance 4.' },
} as const satisfies Record<string, { expected: string; remedy: string }>;

export type Expectation = keyof typeof EXPECTATIONS;
