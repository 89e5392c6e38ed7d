import { z } from 'zod';
import { policySchema } from './policy-schema';

type JsonSchema = {
  properties?: Readonly<Record<string, JsonSchema>>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
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
    schema = typeof deeper === 'object' ? deeper : {};
  }
  return Object.keys(schema.properties ?? {});
}
