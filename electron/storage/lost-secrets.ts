import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { LostSecretsView } from '../../shared/contract/app.ts'
import { readJson } from './read-json.ts'
import type { SavedConnections } from './saved-connections.ts'
import type { SavedRecipes } from './saved-recipes.ts'
import type { SavedSettings } from './saved-settings.ts'
import type { SecretBox } from './secrets.ts'
import type { Store } from './store.ts'

interface Parts {
  readonly store: Store
  readonly secretBox: SecretBox
  readonly savedConnections: SavedConnections
  readonly savedRecipes: SavedRecipes
  readonly savedSettings: SavedSettings
}

/** A text sealed under the key in use when it was written: one that does not open says that the key is another. */
const checkName = 'secrets.check'
const checkText = 'this key'
/** Marks of the sealed texts that the user knows to be lost. */
const dismissedName = 'secrets.dismissed'

/**
 * Whose secrets can no longer be opened: the key was lost or replaced, or they were damaged. They stay in the store, so
 * that the former key, once put back, opens them again.
 */
export class LostSecrets {
  readonly #parts: Parts
  readonly #isOtherKey: boolean
  #dismissed: ReadonlySet<string>

  private constructor(parts: Parts, stored: Readonly<Record<string, string>>) {
    this.#parts = parts
    const check = stored[checkName]
    this.#isOtherKey = check !== undefined && parts.secretBox.open(check) !== checkText
    this.#dismissed = new Set(z.array(z.string()).safeParse(readJson(stored[dismissedName])).data ?? [])
  }

  /** `stored` is what the store held at the start. */
  static async open(parts: Parts, stored: Readonly<Record<string, string>>): Promise<LostSecrets> {
    const lost = new LostSecrets(parts, stored)
    const isNew = stored[checkName] === undefined
    if (isNew || (lost.#isOtherKey && lost.#texts().length === 0)) await lost.#putCheck()
    return lost
  }

  /** null when there is nothing to tell. */
  view(): LostSecretsView | null {
    const isTold = (sealed: string) => !this.#dismissed.has(markOf(sealed))
    const { savedConnections, savedRecipes, savedSettings } = this.#parts
    const connections = savedConnections
      .lostSecrets()
      .filter(({ sealed }) => sealed.some(isTold))
      .map(({ name }) => name)
    const recipes = savedRecipes.lostSecrets().some(isTold)
    const simulator = savedSettings.lostSecrets().some(isTold)
    if (connections.length === 0 && !recipes && !simulator) return null
    return { connections, recipes, simulator, isOtherKey: this.#isOtherKey }
  }

  /** Not told again. Rejects with storage.unavailable. */
  async dismiss(): Promise<void> {
    const marks = this.#texts().map(markOf)
    this.#dismissed = new Set(marks)
    await this.#parts.store.call('putSetting', dismissedName, JSON.stringify(marks))
    await this.#putCheck()
  }

  #texts(): string[] {
    const { savedConnections, savedRecipes, savedSettings } = this.#parts
    const ofConnections = savedConnections.lostSecrets().flatMap(({ sealed }) => sealed)
    return [...ofConnections, ...savedRecipes.lostSecrets(), ...savedSettings.lostSecrets()]
  }

  /** A store that cannot be written is told of elsewhere; the check is then made at the next start. */
  async #putCheck(): Promise<void> {
    const { store, secretBox } = this.#parts
    if (secretBox.problem !== null) return
    await store.call('putSetting', checkName, secretBox.seal(checkText)).catch(() => {})
  }
}

function markOf(sealed: string): string {
  return createHash('sha256').update(sealed).digest('base64').slice(0, 16)
}
