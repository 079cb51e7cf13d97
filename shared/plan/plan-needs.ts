import { hasVariables, variablesIn } from '../text/template-text.ts'
import { mapTexts } from './map-texts.ts'
import type { Plan } from './plan-schema.ts'

/** What a plan reads that does not stand in it. */
export interface PlanNeeds {
  /** The table with its rows of data; null: none, or its rows stand in the plan. */
  readonly dataFile: string | null
  /** Files with texts, by the names that the plan has for them. */
  readonly textFiles: readonly string[]
  /** Some text file is named by a variable, so that its name is known in the run alone. */
  readonly hasOpenTextFiles: boolean
  /** Names without `env.`. */
  readonly environment: readonly string[]
}

const prefix = 'env.'

export function planNeeds(plan: Plan): PlanNeeds {
  const texts: string[] = []
  mapTexts(plan, (text) => {
    texts.push(text)
    return text
  })
  const named = new Set(namedFiles(plan))
  const files = [...named]
  const environment = variablesIn(...texts)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
  return {
    dataFile: plan.data?.file ?? null,
    textFiles: files.filter((file) => !hasVariables(file)),
    hasOpenTextFiles: files.some(hasVariables),
    environment,
  }
}

/** True for a name whose value is not to be seen on a screen. */
export function looksSecret(name: string): boolean {
  return /pass|pwd|secret|token|key|credential|pin$/i.test(name)
}

/** Values of `text_file`, wherever they stand. */
function namedFiles(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namedFiles)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text_file' && typeof inner === 'string' ? [inner] : namedFiles(inner),
  )
}
