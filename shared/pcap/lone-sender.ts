import { smppVersions } from '../smpp/interface-version.ts'
import { type PduRow, pduTable } from '../smpp/pdu-table.ts'
import { type Sender, sendingStates } from '../smpp/session-rules.ts'

function sendsEver(row: PduRow, sender: Sender): boolean {
  return smppVersions.some((version) => sendingStates(row, sender, version) !== null)
}

const rows: readonly PduRow[] = Object.values(pduTable)
/** Commands that one side alone sends, by command_id. */
const loneSenders: ReadonlyMap<number, Sender> = new Map(
  rows.flatMap((row) => {
    const isOfEsme = sendsEver(row, 'esme')
    if (isOfEsme === sendsEver(row, 'smsc')) return []
    return [[row.id, isOfEsme ? 'esme' : 'smsc'] as const]
  }),
)

/** The side that this command tells its sender to be; null for what both send, and for unknown commands. */
export function loneSender(commandId: number): Sender | null {
  return loneSenders.get(commandId) ?? null
}
