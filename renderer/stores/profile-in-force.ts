import { useCodes } from './codes-store.ts'
import { chipSessions, useSessions } from './sessions-store.ts'

/** Whose meanings the room Explain puts first: the provider chosen there, else the one that every live session speaks. */
export function useProfileInForce(): string | undefined {
  const chosen = useCodes((state) => state.profileId)
  const ofSessions = useSessions((state) => onlyProfile(chipSessions(state.sessions)))
  return chosen === undefined ? ofSessions : (chosen ?? undefined)
}

/** undefined when the sessions differ or there is none. */
function onlyProfile(sessions: readonly { readonly profileId: string }[]): string | undefined {
  const ids = new Set(sessions.map(({ profileId }) => profileId))
  return ids.size === 1 ? sessions[0]?.profileId : undefined
}
