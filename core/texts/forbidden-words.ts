/** What B3.5 forbids in any text to a client, without accents and in small letters. Stems, so that endings count too. */

const ENGLISH = [
  ...['abus(?:e|er|ers|ed|ive|ing)', 'violen(?:t|ce)', 'domestic', 'batter(?:ed|er|ing)', 'assault\\w*', 'attack\\w*'],
  ...['rape\\w*', 'rapist', 'sexual\\w*', 'sex', 'molest\\w*', 'incest', 'stalk\\w*', 'traffick\\w*', 'harass\\w*'],
  ...['suicid\\w*', 'self.harm\\w*', 'overdos\\w*', 'kill\\w*', 'shelter\\w*', 'safe ?house', 'refuge', 'victim\\w*'],
  ...['survivor\\w*', 'perpetrator\\w*', 'crisis', 'hotline', 'helpline', 'advoca\\w*', 'counsel\\w*', 'therap\\w*'],
  ...['police', 'restraining', 'protective order', 'custody', 'attorney', 'lawyer', 'court'],
];

const SPANISH = [
  ...['abus(?:o|os|ar|ador|adora|ada|ado|iva|ivo)', 'violen(?:cia|to|ta)', 'maltrat\\w*', 'agres\\w*', 'agred\\w*'],
  ...['viol(?:acion|ada|ado|ar|o|ador)', 'sexo', 'acos(?:o|ar|ador|ada)', 'incesto', 'trata de personas'],
  ...['autolesi\\w*', 'matar\\w*', 'refugio', 'albergue', 'casa de acogida', 'victima\\w*', 'sobrevivient\\w*'],
  ...[
    'linea de ayuda',
    'consejer\\w*',
    'terap\\w*',
    'policia',
    'denunci\\w*',
    'orden de alejamiento',
    'juzgado',
    'abogad\\w*',
  ],
];

export const ABUSE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...ENGLISH, ...SPANISH].join('|')})(?![\\p{L}\\p{N}])`, 'u');

/** Where a name would be filled in, by Chatwoot (two braces) or by habit. */
export const NAMED = /\{\{[^}]*\}*|\{%[^}]*\}*|[[{<](?:first.?name|name|nombre|client|contact|cliente)[^\]}>]*[\]}>]?/u;

/** An address: with a protocol, a mail address, or a bare host name of a kind that phones make a link of. */
const ENDINGS =
  'com|org|net|info|io|gov|edu|us|es|mx|uk|ca|co|app|help|chat|link|ly|gl|me|to|biz|online|site|care|health|support|center|ngo|ong|example';
export const LINK = new RegExp(
  `[a-z][a-z0-9+.-]*://\\S*|(?<![\\w])www\\.\\S*|\\S+@\\S+\\.\\S+|(?<![\\w])[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:${ENDINGS})(?![a-z0-9])(?:/\\S*)?`,
  'u',
);
