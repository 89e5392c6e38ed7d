/** What each kind of entry has to look like and what to do when it does not; the schema names the kind. */
export const EXPECTATIONS = {
  duration: {
    expected: 'a time above zero and up to 30 days, such as 60 s, 5 min or 3 h',
    remedy: 'Write a number and s, min or h.',
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
} as const satisfies Record<string, { expected: string; remedy: string }>;

export type Expectation = keyof typeof EXPECTATIONS;
