/**
 * What a running Chatwoot was recorded to answer, learned as a shape: which keys always or sometimes come, and of which JSON
 * types. The stand-in's answers are held against it: every key that always came must come, no key may be invented, and each
 * type must be one that was seen.
 */
export type Shape = {
  types: Set<string>;
  item?: Shape;
  /** By `type` of the object (a contact, a user and a bot as sender have different keys). */
  variants: Map<string, Variant>;
};
type Variant = { count: number; keys: Map<string, { count: number; shape: Shape }> };

/** Objects whose keys are data (what a client or an administrator put there), not contract. */
const FREE_KEYS = new Set([
  'additional_attributes',
  'content_attributes',
  'custom_attributes',
  'browser',
  'bot_config',
  'contacts',
  'csat_config',
  'external_source_ids',
  'features',
  'headers',
  'previous_changes',
  'sentiment',
  'settings',
  'ui_settings',
  'users',
]);

/**
 * Types that the stand-in may answer though the recordings do not have them, each with its reason. By the key's name.
 */
export const ALLOWED_BESIDES: Record<string, { types: string[]; why: string }> = {
  description: { types: ['string', 'null'], why: 'a label was recorded without one, a team with an empty one' },
  name: { types: ['string', 'null'], why: 'a webhook may have no name' },
  email: { types: ['string', 'null'], why: 'a contact may have none' },
  phone_number: { types: ['string', 'null'], why: 'only people who text have one' },
  source_id: { types: ['string', 'null'], why: 'null until a text was accepted, or as given' },
  assignee_id: { types: ['number', 'null'], why: 'nobody or somebody' },
  agent_last_seen_at: { types: ['number', 'string', 'null'], why: 'never, or a time, in either spelling' },
  assignee_last_seen_at: { types: ['number', 'string', 'null'], why: 'never, or a time, in either spelling' },
  active_at: { types: ['string', 'null'], why: 'null until the first ping of that agent' },
  team: { types: ['object', 'null'], why: 'none of the recorded conversations had a team' },
  assignee: { types: ['object', 'null'], why: 'nobody or somebody' },
  assignee_type: { types: ['string', 'null'], why: 'as assignee' },
  current_value: { types: ['string', 'number', 'object', 'array', 'boolean', 'null'], why: 'whatever changed' },
  previous_value: { types: ['string', 'number', 'object', 'array', 'boolean', 'null'], why: 'whatever changed' },
  sender: { types: ['object', 'null'], why: 'template messages have none' },
  auto_resolve_after: { types: ['number', 'null'], why: 'a setting' },
};

/** Keys that may come though no recording has them, each with its reason. By the end of their path. */
export const ALLOWED_KEYS: Record<string, string> = {
  'meta.team': 'REST answers it for conversations with a team; none was recorded with one',
  'meta.assignee': 'REST answers it for assigned conversations; none was recorded assigned',
  'meta.assignee_type': 'as assignee',
};

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const variantOf = (value: object): string => ('type' in value && typeof value.type === 'string' ? value.type : '');
const emptyShape = (): Shape => ({ types: new Set(), variants: new Map() });

export function learnShape(samples: unknown[]): Shape {
  const shape = emptyShape();
  for (const sample of samples) learn(shape, sample);
  return shape;
}

function learn(shape: Shape, value: unknown): void {
  shape.types.add(typeOf(value));
  if (Array.isArray(value)) {
    for (const each of value) learn((shape.item ??= emptyShape()), each);
  } else if (typeof value === 'object' && value !== null) {
    const variant: Variant = shape.variants.get(variantOf(value)) ?? { count: 0, keys: new Map() };
    shape.variants.set(variantOf(value), variant);
    variant.count += 1;
    for (const [key, inner] of Object.entries(value)) {
      const known = variant.keys.get(key) ?? { count: 0, shape: emptyShape() };
      variant.keys.set(key, known);
      known.count += 1;
      learn(known.shape, inner);
    }
  }
}

/** Every way in which the value is not of the shape, as sentences; `path` names the place. */
export function differences(shape: Shape, value: unknown, path: string): string[] {
  const key = path.split('.').at(-1)?.replace('[]', '') ?? '';
  const type = typeOf(value);
  if (!shape.types.has(type) && !ALLOWED_BESIDES[key]?.types.includes(type)) {
    return [`${path} is ${type}, was ${[...shape.types].join(' or ')}`];
  }
  if (Array.isArray(value)) {
    if (!shape.item) return [];
    return value.flatMap((each) => differences(shape.item as Shape, each, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null || FREE_KEYS.has(key)) return [];
  const variant = shape.variants.get(variantOf(value));
  if (!variant)
    return shape.variants.size === 0 ? [] : [`${path} is of a kind that was never seen: "${variantOf(value)}"`];
  const missing = [...variant.keys]
    .filter(([name, known]) => known.count === variant.count && !(name in value))
    .map(([name]) => `${path}.${name} is missing`);
  const found = Object.entries(value).flatMap(([name, inner]) => {
    const known = variant.keys.get(name);
    if (known) return differences(known.shape, inner, `${path}.${name}`);
    return isAllowed(`${path}.${name}`) ? [] : [`${path}.${name} was never seen`];
  });
  return [...missing, ...found];
}

const isAllowed = (path: string): boolean =>
  Object.keys(ALLOWED_KEYS).some((end) => path.replaceAll('[]', '').endsWith(`.${end}`));
