import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planJsonSchema } from '../../shared/plan/plan-schema.ts'

/** Where editors find the schema of plans. */
export const planSchemaPath = 'docs/smpp-plan.schema.json'

export function planSchemaText(): string {
  return `${JSON.stringify(planJsonSchema(), null, 2)}\n`
}

// `npm run fix` writes it anew.
if (import.meta.main) writeFileSync(join(import.meta.dirname, '../..', planSchemaPath), planSchemaText())
