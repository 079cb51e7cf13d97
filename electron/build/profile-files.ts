import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { profileText } from '../../shared/profiles/profile-text.ts'
import { profileProblemText, readProfile } from '../../shared/profiles/read-profile.ts'

const profiles = join(import.meta.dirname, '..', '..', 'shared', 'profiles')
const folder = join(profiles, 'providers')
const indexFile = join(profiles, 'built-in-profiles.ts')

/** The ids of the built-in profiles: the names of their files. */
export function builtInIds(): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted(naturally)
}

/** The module that imports these profiles. Static imports are what Vite, Vitest and Node alike understand. */
export function profileIndex(ids: readonly string[]): string {
  const imports = ids.map(
    (id) => `import ${nameOf(id)} from './providers/${id}.json' with { type: 'json' }\n`,
  )
  const list = ids.map((id) => `  ${nameOf(id)},\n`)
  return `// Written by electron/build/profile-files.ts (npm run fix): one import for each file of providers/.
import type { ProviderProfile } from './profile-schema.ts'
${imports.join('')}
/** The profiles that ship. A test reads each by the schema, so that no start of the program has to. */
export const builtInProfiles: readonly ProviderProfile[] = [
${list.join('')}]
`
}

/** The profile of a file in full, with null for each fact that the file leaves out. Throws with what is wrong. */
export function fullProfile(id: string, text: string): object {
  const read = readProfile(JSON.parse(text))
  if ('problems' in read) {
    const lines = read.problems.map((problem) => `  ${profileProblemText(problem, 'en')}`)
    throw new Error(`${join(folder, id)}.json\n${lines.join('\n')}`)
  }
  if (read.profile.id !== id) throw new Error(`${join(folder, id)}.json has the id ${read.profile.id}.`)
  return read.profile
}

/** Fills in the files and writes the module that imports them; what is as it should be stays untouched. */
export function writeProfileFiles(): void {
  const ids = builtInIds()
  for (const id of ids) {
    const file = join(folder, `${id}.json`)
    const text = readFileSync(file, 'utf8')
    const full = fullProfile(id, text)
    const isFull = JSON.stringify(JSON.parse(text)) === JSON.stringify(full)
    if (!isFull) writeFileSync(file, profileText(full))
  }
  const index = profileIndex(ids)
  if (readFileSync(indexFile, 'utf8') !== index) writeFileSync(indexFile, index)
}

/** 'ru-gateway-8056' is ruGateway8056; a name that would begin with a digit begins with an underscore. */
function nameOf(id: string): string {
  return id.replace(/[.-]+(.?)/g, (_, next: string) => next.toUpperCase()).replace(/^\d/, '_$&')
}

/** As the formatter sorts imports: numbers by their value. */
function naturally(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}

if (import.meta.main) writeProfileFiles()
