import { create } from 'zustand'
import type { OwnProfile } from '../../shared/contract/profiles.ts'
import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'
import type { PlacedProblem } from '../../shared/profiles/profile-text.ts'
import { later } from '../link/later.ts'
import { setOwnProfiles } from './catalogue-store.ts'
import { removeAsking, saveAsking } from './elsewhere-store.ts'
import { client, followAlways } from './host-store.ts'
import { keepPlace } from './place-history.ts'
import { notifyFault } from './toast-store.ts'

/** A user's own profile as the window holds it. */
export interface HeldProfile extends OwnProfile {
  /** JSON of its file. */
  readonly text: string
  /** null: it is damaged. */
  readonly profile: ProviderProfile | null
  /** What is wrong with a damaged one. */
  readonly problems: readonly PlacedProblem[]
}

/** A profile as it is edited. */
export interface ProfileDraft {
  readonly profile: ProviderProfile
  /** Of the profile that is changed; null for one that is not kept yet. */
  readonly revision: number | null
  /** Places whose typed text is no value. */
  readonly unread: readonly string[]
}

interface ProfilesState {
  /** By id; null until they came. */
  readonly own: ReadonlyMap<string, HeldProfile> | null
  readonly query: string
  readonly ownOnly: boolean
  /** Id of a profile, or of a draft that is not kept yet. */
  readonly chosenId: string | null
  /** Shown beside the chosen one. */
  readonly comparedId: string | null
  /** By the id that each began with. */
  readonly drafts: ReadonlyMap<string, ProfileDraft>
}

/** Kept outside the screen, so that what is edited is still there when the reader comes back. */
export const useOwnProfiles = create<ProfilesState>(() => ({
  own: null,
  query: '',
  ownOnly: false,
  chosenId: null,
  comparedId: null,
  drafts: new Map(),
}))

keepPlace<Pick<ProfilesState, 'query' | 'chosenId' | 'comparedId'>>('providers', {
  isStored: true,
  read: () => {
    const { query, chosenId, comparedId } = useOwnProfiles.getState()
    return { query, chosenId, comparedId }
  },
  restore: (place) => useOwnProfiles.setState(place),
})

export function showProfiles(change: Partial<Pick<ProfilesState, 'query' | 'ownOnly' | 'comparedId'>>): void {
  useOwnProfiles.setState(change)
}

/** Shows a profile; drafts stay where they are until they are come back to. */
export function chooseProfile(chosenId: string | null): void {
  useOwnProfiles.setState({ chosenId, comparedId: null })
}

/** Puts a draft, or another state of it, under the id that it began with. */
export function setDraft(draftId: string, draft: ProfileDraft): void {
  useOwnProfiles.setState(({ drafts }) => ({ drafts: new Map(drafts).set(draftId, draft) }))
}

export function dropDraft(draftId: string): void {
  useOwnProfiles.setState(({ drafts }) => ({
    drafts: new Map([...drafts].filter(([id]) => id !== draftId)),
  }))
}

/** Reads and writes their files: those who have none of their own do without it. */
const files = later(() => import('../../shared/profiles/profile-text.ts'))

/** Keeps the window's profiles as the engine's are, whichever window changes them. */
export function startOwnProfiles(): void {
  followAlways(
    'profiles.changed',
    () => ({}),
    async (items) => {
      const latest = items.at(-1)
      if (latest === undefined) return
      try {
        await take(latest.profiles)
      } catch (error) {
        notifyFault(error)
      }
    },
  )
}

async function take(listed: readonly OwnProfile[]): Promise<void> {
  const before = useOwnProfiles.getState().own ?? new Map<string, HeldProfile>()
  const own = new Map<string, HeldProfile>()
  for (const entry of listed) {
    const known = before.get(entry.profileId)
    own.set(entry.profileId, known?.revision === entry.revision ? known : await heldOf(entry))
  }
  useOwnProfiles.setState({ own })
  setOwnProfiles([...own.values()].flatMap(({ profile }) => profile ?? []))
}

async function heldOf(entry: OwnProfile): Promise<HeldProfile> {
  const [{ readProfileText }, { text }] = await Promise.all([
    files.load(),
    client().call('profiles.get', { profileId: entry.profileId }),
  ])
  const read = readProfileText(text)
  const isSound = 'profile' in read && !entry.isDamaged
  return {
    ...entry,
    text,
    profile: isSound ? read.profile : null,
    problems: 'problems' in read ? read.problems : [],
  }
}

/** Keeps a profile under its id; false when it failed (a notice says why). */
export async function saveProfile(profile: ProviderProfile, revision: number | null): Promise<boolean> {
  const save = async (replaced: number | null) => {
    const { profileText } = await files.load()
    return client().call('profiles.save', { text: profileText(profile), revision: replaced })
  }
  try {
    const saved = await saveAsking({
      save: () => save(revision),
      mine: () => save(useOwnProfiles.getState().own?.get(profile.id)?.revision ?? null),
      theirs: () => dropDraft(profile.id),
    })
    return saved !== null
  } catch (error) {
    notifyFault(error)
    return false
  }
}

/** False when it failed (a notice says why), or another window had changed it and it was kept. */
export async function removeProfile(profileId: string): Promise<boolean> {
  const revision = useOwnProfiles.getState().own?.get(profileId)?.revision
  try {
    return await removeAsking(
      (replaces) => client().call('profiles.remove', { profileId, replaces }),
      revision === undefined ? null : String(revision),
    )
  } catch (error) {
    notifyFault(error)
    return false
  }
}
