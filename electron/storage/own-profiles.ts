import { maxOwnOctets, maxOwnProfiles, type OwnProfile } from '../../shared/contract/profiles.ts'
import { Fault } from '../../shared/faults/fault.ts'
import { builtInProfiles } from '../../shared/profiles/built-in-profiles.ts'
import { type Catalogue, makeCatalogue } from '../../shared/profiles/catalogue.ts'
import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'
import { maxProfileOctets, readProfileText } from '../../shared/profiles/profile-text.ts'
import type { Store } from './store.ts'
import type { StoredProfile } from './store-protocol.ts'

interface Entry {
  readonly text: string
  readonly octets: number
  readonly revision: number
  /** null: it does not read. It stays in the store, and out of the catalogue. */
  readonly profile: ProviderProfile | null
}

/** A user's own profiles, and the catalogue that they and the built-in ones make. */
export class OwnProfiles {
  readonly #store: Store
  readonly #entries: Map<string, Entry>
  readonly #listeners = new Set<() => void>()
  #catalogue: Catalogue
  /** Of the last change. It begins with the time, so that no earlier run of the engine had it. */
  #revision = Date.now()
  /** Changes are made one after the other. */
  #lastChange: Promise<unknown> = Promise.resolve()

  constructor(store: Store, stored: readonly StoredProfile[]) {
    this.#store = store
    this.#entries = new Map(
      stored.map(({ profileId, body }) => [profileId, entryOf(profileId, body, this.#revision)]),
    )
    this.#catalogue = this.#made()
  }

  /** The built-in profiles and the user's own beside them; one with a built-in id stands in its place. */
  get catalogue(): Catalogue {
    return this.#catalogue
  }

  /** Number of stored profiles that do not read. */
  get unreadable(): number {
    return [...this.#entries.values()].filter(({ profile }) => profile === null).length
  }

  list(): OwnProfile[] {
    return [...this.#entries].map(([profileId, { revision, octets, profile }]) => ({
      profileId,
      revision,
      octets,
      isDamaged: profile === null,
    }))
  }

  /** Its JSON as it is stored. Throws Fault profiles.unknown. */
  textOf(profileId: string): string {
    return this.#entryOf(profileId).text
  }

  /** Calls `listener` after each change; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Keeps the profile of a file. `replaces`: it may take the place of one with its id. Throws Fault profiles.refused,
   * profiles.exists, profiles.full and those of the store.
   */
  save(text: string, replaces: boolean): Promise<string> {
    return this.#change(async () => {
      const profile = readChecked(text)
      const { id } = profile
      const before = this.#entries.get(id)
      if (before !== undefined && !replaces) throw new Fault('profiles.exists', { profileId: id })
      const octets = Buffer.byteLength(text)
      this.#checkRoom(octets - (before?.octets ?? 0), before === undefined ? 1 : 0)
      await this.#store.call('putProfile', { profileId: id, body: text })
      this.#entries.set(id, { text, octets, revision: this.#revision + 1, profile })
      return id
    })
  }

  /** Throws Fault profiles.unknown and those of the store. */
  remove(profileId: string): Promise<void> {
    return this.#change(async () => {
      this.#entryOf(profileId)
      await this.#store.call('removeProfile', profileId)
      this.#entries.delete(profileId)
    })
  }

  #change<T>(run: () => Promise<T>): Promise<T> {
    const change = this.#lastChange.then(run).then((value) => {
      this.#revision += 1
      this.#catalogue = this.#made()
      for (const listener of this.#listeners) listener()
      return value
    })
    // Whoever asked is told of a failure; the next change does not wait for its cure.
    this.#lastChange = change.catch(() => undefined)
    return change
  }

  #checkRoom(octets: number, profiles: number): void {
    const entries = [...this.#entries.values()]
    const held = entries.reduce((sum, entry) => sum + entry.octets, 0)
    if (entries.length + profiles <= maxOwnProfiles && held + octets <= maxOwnOctets) return
    throw new Fault('profiles.full', { most: maxOwnProfiles, mebibytes: maxOwnOctets / 1024 / 1024 })
  }

  #entryOf(profileId: string): Entry {
    const entry = this.#entries.get(profileId)
    if (entry === undefined) throw new Fault('profiles.unknown', { profileId })
    return entry
  }

  #made(): Catalogue {
    const own = [...this.#entries.values()].flatMap(({ profile }) => profile ?? [])
    return makeCatalogue([...builtInProfiles, ...own])
  }
}

function entryOf(profileId: string, text: string, revision: number): Entry {
  const octets = Buffer.byteLength(text)
  const read = octets > maxProfileOctets ? null : readProfileText(text)
  const profile = read !== null && 'profile' in read && read.profile.id === profileId ? read.profile : null
  return { text, octets, revision, profile }
}

function readChecked(text: string): ProviderProfile {
  const read = readProfileText(text)
  if ('profile' in read) return read.profile
  const [first] = read.problems
  const { path = '', place = null, problem = 'missing', given = '', expected = '' } = first ?? {}
  throw new Fault('profiles.refused', { path, line: place?.line ?? 1, problem, given, expected })
}
