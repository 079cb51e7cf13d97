/**
 * `npm run attack [-- --quick] [NAME]`: does to the built product what is done to break it, and prints a line for each
 * attack: survived or not, and what was measured. NAME chooses those whose id has it. Exit code 1: one was not survived.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Attack } from './attack.ts'

interface AttackFile {
  readonly attacks: readonly Attack[]
}

const args = process.argv.slice(2)
const isQuickOnly = args.includes('--quick')
const wanted = args.find((arg) => !arg.startsWith('--'))?.toLowerCase() ?? ''

function isAttackFile(module: object): module is AttackFile {
  return 'attacks' in module && Array.isArray(module.attacks)
}

const folder = import.meta.dirname
const found: Attack[] = []
for (const name of readdirSync(folder)) {
  if (!name.endsWith('.ts') || name.endsWith('-process.ts') || name === 'run.ts' || name === 'soak.ts')
    continue
  const module: object = await import(pathToFileURL(join(folder, name)).href)
  if (isAttackFile(module)) found.push(...module.attacks)
}
const chosen = found.filter(
  ({ id, isQuick }) => id.toLowerCase().includes(wanted) && (isQuick || !isQuickOnly),
)
let failures = 0
for (const attack of chosen) {
  const facts: string[] = []
  const started = performance.now()
  const isSurvived = await attack
    .run((fact) => facts.push(fact))
    .catch((error: unknown) => {
      facts.push(String(error))
      return false
    })
  if (!isSurvived) failures++
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${isSurvived ? '✓' : '✗'} ${attack.id} · ${attack.what} · ${facts.join('; ')} · ${seconds} s`)
  if (!isSurvived) console.log(`  expected: ${attack.expected}`)
}
console.log(`${chosen.length - failures} of ${chosen.length} survived`)
process.exit(failures === 0 && chosen.length > 0 ? 0 : 1)
