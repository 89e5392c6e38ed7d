import { z } from 'zod';
import { policySchema } from './policy-schema';

type JsonSchema = {
  properties?: Readonly<Record<string, JsonSchema>>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
};

/** The policy file's schema for editors, as `docs/policy.schema.json` publishes it. */
export function policyJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(policySchema, { io: 'input' }), null, 2)}\n`;
}

/** The names that may stand at `path` of a policy file. */
export function namesAt(path: readonly PropertyKey[]): string[] {
  let schema = z.toJSONSchema(policySchema, { io: 'input' }) as JsonSchema;
  for (const segment of path) {
    const { properties, additionalProperties, items } = schema;
    const deeper = properties?.[String(segment)] ?? items ?? additionalProperties;
    const found = typeof deeper === 'object' ? deeper : {};
    // Of two ways to write something the one that has names.
    schema = found.anyOf?.find((one) => one.properties) ?? found;
  }
  return Object.keys(schema.properties ?? {});
}
