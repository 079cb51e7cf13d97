import type { ConnectionDraft } from '../../shared/contract/connections.ts'
import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'
import { plainProfileId } from '../../shared/profiles/usual-profiles.ts'
import { later } from '../link/later.ts'
import { useProfiles } from './catalogue-store.ts'
import { edit, newId, saveEdits, useDrafts } from './drafts-store.ts'
import { removeProfile, saveProfile, useOwnProfiles } from './profiles-store.ts'
import { notifyFault } from './toast-store.ts'

const editing = later(() => import('../../shared/profiles/edit-profile.ts'))

/** What was put in place, and the way back. */
export interface KeptForAccount {
  readonly profile: ProviderProfile
  readonly undo: () => Promise<void>
}

/**
 * Keeps `change` of the connection's profile: in the profile itself where it is the user's own, else in a copy for this
 * account, which the connection has from then on. null when it failed (a notice says why).
 */
export async function keepForAccount(
  connectionId: string,
  draft: ConnectionDraft,
  change: (profile: ProviderProfile) => ProviderProfile,
): Promise<KeptForAccount | null> {
  const catalogue = useProfiles.getState().catalogue
  const before = catalogue.of(draft.profileId) ?? catalogue.of(plainProfileId)
  if (before === undefined) return null
  const held = useOwnProfiles.getState().own?.get(before.id)
  if (held !== undefined) {
    if (!(await saveProfile(change(before), held.revision))) return null
    return { profile: before, undo: async () => void (await restore(before)) }
  }
  const { drafts } = useOwnProfiles.getState()
  const account = draft.systemId || draft.name || draft.host
  const edits = await editing.load().catch(notifyFault)
  if (edits === undefined) return null
  const made = edits.accountProfileOf(
    before,
    account,
    (id) => catalogue.of(id) !== undefined || drafts.has(id),
  )
  if (!(await saveProfile(change(made), null))) return null
  if (!(await takeProfile(connectionId, draft, made.id))) return null
  return {
    profile: made,
    undo: async () => {
      if (await takeProfile(connectionId, draft, draft.profileId)) await removeProfile(made.id)
    },
  }
}

/** Puts a profile back as it was, whatever it has become meanwhile. */
async function restore(before: ProviderProfile): Promise<boolean> {
  return saveProfile(before, useOwnProfiles.getState().own?.get(before.id)?.revision ?? null)
}

/** Gives the connection a profile; saved at once, unless the connection is still being typed. */
async function takeProfile(
  connectionId: string,
  draft: ConnectionDraft,
  profileId: string,
): Promise<boolean> {
  const edited = useDrafts.getState().edited[connectionId]
  edit(connectionId, { draft: { ...(edited?.draft ?? draft), profileId } })
  return connectionId === newId || edited !== undefined || (await saveEdits(connectionId)) !== null
}
