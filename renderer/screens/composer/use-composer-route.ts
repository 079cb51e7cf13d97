import { useMemo } from 'react'
import type { SessionState } from '../../../shared/contract/session.ts'
import { textRulesOf } from '../../../shared/profiles/text-rules.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import type { TextRules } from '../../../shared/text/message-options.ts'
import { profileOfRoute, routeOf } from '../../parts/route.ts'
import { useCatalogue } from '../../stores/catalogue-store.ts'
import { useComposer } from '../../stores/composer-store.ts'
import { useConnections } from '../../stores/connections-store.ts'
import { useSessions } from '../../stores/sessions-store.ts'
import type { NoticeBody } from '../../stores/toast-store.ts'
import type { ComposerRoute } from './warnings.ts'

const noTlvs: readonly VendorTlv[] = []

export interface LiveRoute extends ComposerRoute {
  /** By whose rules the message goes; '' while there is no connection. */
  readonly profileId: string
  /** The session that the message would go over; else the connection's last one. */
  readonly session: SessionState | null
  readonly textRules: TextRules | undefined
  readonly isBinding: boolean
  /** Why the last bind failed. */
  readonly bindFailure: NoticeBody | undefined
}

/** By which connection the draft goes, how its binds stand, and what its provider is known to take. */
export function useComposerRoute(): LiveRoute {
  const connectionId = useComposer((state) => state.draft.connectionId)
  const connections = useConnections((state) => state.connections)
  const sessions = useSessions((state) => state.sessions)
  const opening = useSessions((state) => state.opening)
  const failures = useSessions((state) => state.failures)
  const route = useMemo(
    () => routeOf(connectionId, connections, sessions),
    [connectionId, connections, sessions],
  )
  const catalogue = useCatalogue()
  const profileId = profileOfRoute(route.connection, route.binds) ?? ''
  // Sessions change all the time; the text is not planned anew for that.
  const textRules = useMemo(() => textRulesOf(catalogue.of(profileId)), [catalogue, profileId])
  const vendorTlvs = catalogue.tlvs(profileId) ?? noTlvs
  const provider = catalogue.of(profileId)
  const id = route.connection?.connectionId ?? ''
  const isBinding = opening[id] === true
  const bindFailure = failures[id]
  return useMemo(
    () => ({ ...route, profileId, textRules, vendorTlvs, provider, isBinding, bindFailure }),
    [route, profileId, textRules, vendorTlvs, provider, isBinding, bindFailure],
  )
}
