import { randomBytes } from 'node:crypto'
import { loadVariable } from '../../shared/plan/check-load.ts'
import { mapTexts } from '../../shared/plan/map-texts.ts'
import { fillVariables, foldName } from '../../shared/text/template-text.ts'
import type { PlanSecrets } from './plan-secrets.ts'
import { StepStop } from './step-stop.ts'

interface Options {
  readonly vars: Readonly<Record<string, string>>
  /** Of the row of data. */
  readonly values: Readonly<Record<string, string>>
  readonly row: number
  /** Those of the command line, which go before all. */
  readonly given: Readonly<Record<string, string>>
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly secrets: PlanSecrets
}

/** The variables of one row of data. A value is put in as it stands, and not read for variables again. */
export class PlanVariables {
  readonly #options: Options
  readonly #vars: ReadonlyMap<string, string>
  readonly #values = new Map<string, string>()
  readonly #given: ReadonlyMap<string, string>
  readonly #beingMade = new Set<string>()

  constructor(options: Options) {
    this.#options = options
    this.#vars = folded(options.vars)
    this.#given = folded(options.given)
    for (const [name, value] of folded(options.values)) this.#values.set(name, value)
  }

  /** What a step has captured. */
  set(name: string, value: string): void {
    this.#values.set(foldName(name), value)
  }

  /** Throws StepStop for a name without a value. `quote` changes each value for the place where it is put in. */
  fill(text: string, quote: (value: string) => string = (value) => value): string {
    const { text: filled, missing } = fillVariables(text, (name) => {
      const value = this.#valueOf(name)
      return value === undefined ? undefined : quote(value)
    })
    const [name] = missing
    if (name === undefined) return filled
    if (name.startsWith('env.')) throw new StepStop('error', 'no-environment', { name: name.slice(4) })
    throw new StepStop('error', 'no-variable', { name })
  }

  /** Every text of a value, filled. */
  fillIn<T>(value: T): T {
    return mapTexts(value, (text) => this.fill(text))
  }

  /** Every text of a value, filled but for the variables that a load gives its messages itself. */
  fillKnown<T>(value: T): T {
    return mapTexts(value, (text) => this.#fillBut(text))
  }

  #fillBut(text: string): string {
    const names = new Set([...this.#vars.keys(), ...this.#given.keys(), ...this.#values.keys()])
    const isOwn = (name: string) => loadVariable.test(name) && !names.has(foldName(name))
    // What stays is put back as it stood.
    const { text: filled } = fillVariables(text, (name) =>
      isOwn(name) ? `{{${name}}}` : this.fill(`{{${name}}}`),
    )
    return filled
  }

  #valueOf(name: string): string | undefined {
    const key = foldName(name)
    const { environment, secrets, row } = this.#options
    if (name.startsWith('env.')) {
      const value = environment[name.slice(4)]
      if (value !== undefined) secrets.add(value)
      return value
    }
    if (key === 'unique') return uniqueText()
    if (key === 'row') return String(row)
    return this.#given.get(key) ?? this.#values.get(key) ?? this.#made(key)
  }

  /** A variable of the plan, made when it is first asked for and the same from then on. */
  #made(key: string): string | undefined {
    const template = this.#vars.get(key)
    if (template === undefined || this.#beingMade.has(key)) return undefined
    this.#beingMade.add(key)
    const value = this.fill(template)
    this.#beingMade.delete(key)
    this.#values.set(key, value)
    return value
  }
}

function folded(values: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(values).map(([name, value]) => [foldName(name), value]))
}

/** Ten letters and digits that no other run has. */
function uniqueText(): string {
  return BigInt(`0x${randomBytes(8).toString('hex')}`)
    .toString(36)
    .padStart(10, '0')
    .slice(-10)
}
