import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envExample } from '../adapters/config/env-example';
import { policyJsonSchema } from '../adapters/policy/policy-json-schema';
import { beaconModule } from './bundle-beacon';

/** Writes the files that are made from declarations. A test each fails while one of them is stale. */
const ROOT = join(__dirname, '..');

writeFileSync(join(ROOT, '.env.example'), envExample());
writeFileSync(join(ROOT, 'docs/policy.schema.json'), policyJsonSchema());
writeFileSync(join(ROOT, 'plugin/beacon/script.generated.ts'), beaconModule());
