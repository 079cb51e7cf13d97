import type { Connection } from '../../../shared/contract/connections.ts'
import { plannedBinds } from '../../../shared/contract/new-connection.ts'
import type { SessionState } from '../../../shared/contract/session.ts'
import { checkMessage } from '../../../shared/message/check-message.ts'
import type { ProviderLimits } from '../../../shared/message/check-provider.ts'
import type { MessageRoute } from '../../../shared/message/check-route.ts'
import type { MessageWarning } from '../../../shared/message/message-warning-table.ts'
import { readHex, readTlv } from '../../../shared/message/typed-tlv.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import type { ComposerDraft } from '../../stores/composer-draft.ts'
import type { Preview } from './build-preview.ts'

/** The connection and binds that the message would go by, as they are. */
export interface ComposerRoute {
  readonly connection: Connection | null
  readonly binds: readonly SessionState[]
  /** TLVs that the provider publishes by whose rules it goes. */
  readonly vendorTlvs: readonly VendorTlv[]
  /** What it publishes of texts. */
  readonly provider: ProviderLimits | undefined
}

/** All errors and warnings about the draft, errors first. */
export function composerWarnings(
  { tlvs, intent }: ComposerDraft,
  preview: Preview,
  { connection, binds, vendorTlvs, provider }: ComposerRoute,
  nowMs: number,
): MessageWarning[] {
  return checkMessage({
    ...preview,
    vendorTlvs,
    provider,
    route: connection === null ? null : routeOf(connection, binds),
    unread: {
      tlvs: tlvs.filter((tlv) => readTlv(tlv).problem !== null).length,
      firstPartHeader: readHex(intent.firstPartHeader) === null,
    },
    nowMs,
  })
}

function routeOf(connection: Connection, sessions: readonly SessionState[]): MessageRoute {
  const bound = sessions.find(({ phase }) => phase === 'bound')
  return {
    name: connection.name,
    binds:
      bound === undefined
        ? plannedBinds(connection).map((mode) => ({ mode, isBound: false }))
        : sessions.flatMap(({ bindMode: mode, phase }) =>
            mode === null ? [] : [{ mode, isBound: phase === 'bound' }],
          ),
    interfaceVersion: bound?.interfaceVersion ?? connection.interfaceVersion,
    passwordOctets: connection.passwordOctets,
  }
}

/** `canSend`: it can be sent as it stands; `needsBind`: the bind alone is missing. */
export function readinessOf(warnings: readonly MessageWarning[]): { canSend: boolean; needsBind: boolean } {
  const errors = warnings.filter(({ severity }) => severity === 'error')
  return { canSend: errors.length === 0, needsBind: errors.length === 1 && errors[0]?.code === 'not-bound' }
}
