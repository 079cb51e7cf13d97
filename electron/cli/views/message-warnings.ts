import { plannedBinds } from '../../../shared/contract/new-connection.ts'
import type { BuiltMessage } from '../../../shared/message/build-submits.ts'
import { checkMessage } from '../../../shared/message/check-message.ts'
import { warningText } from '../../../shared/message/message-warning-table.ts'
import type { SendIntent } from '../../../shared/message/send-intent.ts'
import type { VendorTlv } from '../../../shared/smpp/vendor-tlv.ts'
import type { ConnectionSettings } from '../../session/bind-settings.ts'
import { type Cli, warnOf } from '../console/cli.ts'

interface SentMessage {
  readonly intent: SendIntent
  readonly built: BuiltMessage
  readonly connection: ConnectionSettings
  /** TLVs that the provider publishes. */
  readonly vendorTlvs: readonly VendorTlv[]
}

/** Warns of likely trouble with a message that can be sent, a line each on stderr. */
export function warnOfMessage(cli: Cli, { intent, built, connection, vendorTlvs }: SentMessage): void {
  const warnings = checkMessage({
    intent,
    ...built,
    fault: null,
    vendorTlvs,
    provider: cli.catalogue.of(connection.profileId),
    route: {
      name: connection.name,
      // The command binds by itself, and warns about the password where it reads it.
      binds: plannedBinds(connection).map((mode) => ({ mode, isBound: true })),
      interfaceVersion: connection.interfaceVersion,
      passwordOctets: null,
    },
    nowMs: Date.now(),
  })
  for (const warning of warnings) {
    const { what, next } = warningText(warning, cli.language)
    warnOf(cli, `${what} ${next}`)
  }
}
