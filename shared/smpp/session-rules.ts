import { isResponseId } from './command-id.ts'
import { smppVersions, versionName } from './interface-version.ts'
import { type PduRow, pduTable, type SmppVersion, type WireState } from './pdu-table.ts'

export type Sender = 'esme' | 'smsc'

/** Verdict on a PDU that a side sends in a state of the session, in a version. */
export type SendVerdict = 'allowed' | 'wrong-side' | 'wrong-state' | 'wrong-version'

const rows: Readonly<Record<string, PduRow>> = pduTable
/** True when the version has the PDU. */
export function isInVersion({ introduced, states }: PduRow, version: SmppVersion): boolean {
  if (version !== '3.3') return states[version] !== null
  return introduced === '3.3'
}

/**
 * In which states the side may send it; null when it never does, or the version has no such PDU. The states of 3.3 are
 * taken from 3.4, and those of the commands 3.4 dropped are a transmitter's, which is how they were used.
 */
export function sendingStates(
  row: PduRow,
  sender: Sender,
  version: SmppVersion,
): readonly WireState[] | null {
  if (!isInVersion(row, version)) return null
  const byVersion = row.states[version === '3.3' ? '3.4' : version]
  if (byVersion === null) {
    const isRequest = !isResponseId(row.id)
    return isRequest === (sender === 'esme') ? ['BOUND_TX', 'BOUND_TRX'] : null
  }
  const states = byVersion[sender] ?? null
  // 3.4 prints BOUND_TX alone for replace_sm; SMPP 3.4 §2.2.1 lets a transceiver do what both others may.
  return states?.includes('BOUND_TX') && !states.includes('BOUND_TRX') ? [...states, 'BOUND_TRX'] : states
}

/** The verdict by the exact rules of the version. */
export function sendVerdict(
  row: PduRow,
  sender: Sender,
  state: WireState,
  version: SmppVersion,
): SendVerdict {
  if (!isInVersion(row, version)) return 'wrong-version'
  const states = sendingStates(row, sender, version)
  if (states === null) return 'wrong-side'
  return states.includes(state) ? 'allowed' : 'wrong-state'
}

/**
 * Verdict for a refusal: as `sendVerdict`, but what a later version allows in the same state passes, such as
 * enquire_link before the bind.
 */
function refusalVerdict(row: PduRow, sender: Sender, state: WireState, version: SmppVersion): SendVerdict {
  const verdict = sendVerdict(row, sender, state, version)
  if (verdict === 'wrong-version') {
    // Where another version that has the PDU forbids it too, that verdict is given.
    const known = smppVersions.find((other) => isInVersion(row, other)) ?? version
    const there = refusalVerdict(row, sender, state, known)
    return there === 'allowed' ? verdict : there
  }
  if (verdict === 'allowed') return verdict
  const later = smppVersions.slice(smppVersions.indexOf(version) + 1)
  return later.some((next) => sendVerdict(row, sender, state, next) === 'allowed') ? 'allowed' : verdict
}

const states = ['OPEN', 'OUTBOUND', 'BOUND_TX', 'BOUND_RX', 'BOUND_TRX', 'UNBOUND'] as const
const senders = ['esme', 'smsc'] as const

function ruleKey(sender: Sender, state: WireState, version: SmppVersion): string {
  return `${sender} ${state} ${version}`
}

/** Every verdict, computed once: each request asks for one. */
const refusals: ReadonlyMap<string, ReadonlyMap<string, SendVerdict>> = new Map(
  senders.flatMap((sender) =>
    states.flatMap((state) =>
      smppVersions.map((version) => {
        const verdicts = Object.entries(rows).map(
          ([command, row]) => [command, refusalVerdict(row, sender, state, version)] as const,
        )
        return [ruleKey(sender, state, version), new Map(verdicts)] as const
      }),
    ),
  ),
)

/** The verdicts of one side in one state of a session, by command. */
export function refusalsIn(
  sender: Sender,
  state: WireState,
  interfaceVersion: number,
): ReadonlyMap<string, SendVerdict> {
  return refusals.get(ruleKey(sender, state, versionName(interfaceVersion))) ?? new Map()
}
