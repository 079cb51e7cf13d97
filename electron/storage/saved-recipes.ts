import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { maxRecipeHex, maxRecipes, type Recipe, recipeSchema } from '../../shared/contract/operations.ts'
import { readJson } from './read-json.ts'
import type { SecretBox } from './secrets.ts'
import type { Store } from './store.ts'

const settingName = 'recipes'

/** Octets kept under a name. They may hold a bind with its password, so all of it is sealed. */
export class SavedRecipes {
  readonly #store: Store
  readonly #secretBox: SecretBox
  #recipes: readonly Recipe[]
  #lost: string | null

  /** `stored` is what the store held at the start; a recipe that no longer matches its schema is skipped. */
  constructor(store: Store, secretBox: SecretBox, stored: Readonly<Record<string, string>>) {
    this.#store = store
    this.#secretBox = secretBox
    const sealed = stored[settingName]
    const opened = sealed === undefined ? undefined : (secretBox.open(sealed) ?? undefined)
    this.#lost = opened === undefined ? (sealed ?? null) : null
    const read = z.array(z.unknown()).safeParse(readJson(opened)).data ?? []
    this.#recipes = read.flatMap((one) => recipeSchema.safeParse(one).data ?? [])
  }

  /** The sealed text that does not open, until another takes its place. */
  lostSecrets(): string[] {
    return this.#lost === null ? [] : [this.#lost]
  }

  list(): Recipe[] {
    return [...this.#recipes]
  }

  /** recipeId null, or one that is not known, creates; above the limits the oldest go. Rejects with storage.unavailable. */
  async save(recipeId: string | null, name: string, hex: string): Promise<Recipe> {
    const recipe = { recipeId: recipeId ?? randomUUID(), name, hex }
    const others = this.#recipes.filter((one) => one.recipeId !== recipe.recipeId)
    await this.#keep(newest([...others, recipe]))
    return recipe
  }

  async remove(recipeId: string): Promise<void> {
    await this.#keep(this.#recipes.filter((one) => one.recipeId !== recipeId))
  }

  async #keep(recipes: readonly Recipe[]): Promise<void> {
    this.#recipes = recipes
    this.#lost = null
    await this.#store.call('putSetting', settingName, this.#secretBox.seal(JSON.stringify(recipes)))
  }
}

function newest(recipes: readonly Recipe[]): readonly Recipe[] {
  const kept: Recipe[] = []
  let length = 0
  for (const recipe of recipes.slice(-maxRecipes).toReversed()) {
    length += recipe.hex.length
    if (length > maxRecipeHex) break
    kept.push(recipe)
  }
  return kept.toReversed()
}
