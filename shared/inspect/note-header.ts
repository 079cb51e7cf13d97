import { isResponseId } from '../smpp/command-id.ts'
import { interfaceVersions, version34, version50, versionName } from '../smpp/interface-version.ts'
import type { PduLayout } from '../smpp/pdu-layout.ts'
import { refusalsIn, sendingStates, sendVerdict } from '../smpp/session-rules.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { addNote, type NoteSubject } from './note-subject.ts'
import type { PduMap } from './pdu-map.ts'

/** Notes that the sixteen octets of the header give by themselves. */
export function noteHeader(notes: Note[], subject: NoteSubject): void {
  const { pdu } = subject
  if (pdu.length < 16) return
  const isResponse = isResponseId(pdu.command_id)
  if (pdu.command === null) noteUnknownId(notes, pdu.command_id)
  if (pdu.command === 'outbind') addNote(notes, 'outbind-awaits-bind', 'command_id', 4)
  if (!isResponse && pdu.command_status !== 0) {
    addNote(notes, 'status-in-request', 'command_status', 8, { value: hexNumber(pdu.command_status, 4) })
  }
  if (pdu.command === 'generic_nack' && pdu.command_status === 0) {
    addNote(notes, 'nack-without-error', 'command_status', 8)
  }
  // 0 is right in a generic_nack whose cause had no readable header.
  if (pdu.sequence_number === 0 && pdu.command !== 'generic_nack') {
    addNote(notes, 'sequence-zero', 'sequence_number', 12)
  } else if (pdu.sequence_number > 0x7fffffff) {
    addNote(notes, 'sequence-out-of-range', 'sequence_number', 12, {
      value: hexNumber(pdu.sequence_number, 4),
    })
  }
  noteVersion(notes, subject)
  noteState(notes, subject)
}

/** SMPP 4.0 added 0x00010000 to the ids of 3.3 and gave some of them new numbers; vendors have the block after it. */
function noteUnknownId(notes: Note[], commandId: number): void {
  const block = commandId & 0x7fffff00
  if (block === 0x00010200) addNote(notes, 'vendor-command', 'command_id', 4)
  else if (block === 0x00010000) addNote(notes, 'smpp-4-suspect', 'command_id', 4)
}

function noteVersion(notes: Note[], { bytes, pdu, map, options }: NoteSubject): void {
  const { layout } = map
  if (layout === null || pdu.command === 'generic_nack') return
  const { introduced, states } = layout.pdu
  const isBind = layout.names[0] === 'system_id'
  // A bind is checked against the version that it states itself, not against the session's.
  const session = isBind ? statedVersion(bytes, map, layout) : options.interfaceVersion
  if (session === undefined) return
  const detail = { field: layout.command, session: versionName(session) }
  const needs = introduced === '3.3' ? 0 : interfaceVersions[introduced]
  if (session < needs) {
    addNote(notes, 'version-mismatch', 'command_id', 4, { ...detail, needs: introduced })
  } else if (session >= version34 && states['3.4'] === null && introduced === '3.3') {
    addNote(notes, 'version-dropped', 'command_id', 4, detail)
  }
}

/** interface_version of a bind; undefined when the PDU has none or ends before it. */
function statedVersion(bytes: Uint8Array, { fieldAt }: PduMap, { names }: PduLayout): number | undefined {
  const at = fieldAt[names.indexOf('interface_version')]
  return at === undefined ? undefined : bytes[at]
}

/** Side and state by the rules of the session's version; while that is unknown, what no version allows. */
function noteState(notes: Note[], { pdu, map, options }: NoteSubject): void {
  const { sender, state, interfaceVersion } = options
  const { layout } = map
  if (layout === null || sender === undefined || state === undefined) return
  // A refusal is an answer, and allowed in any state.
  if (layout.isResponse && pdu.command_status !== 0) return
  const { command } = layout
  const version = interfaceVersion === undefined ? '5.0' : versionName(interfaceVersion)
  const verdict =
    interfaceVersion === undefined
      ? refusalsIn(sender, state, version50).get(command)
      : sendVerdict(layout.pdu, sender, state, version)
  if (verdict === 'wrong-side') {
    const [side, other] = sender === 'esme' ? ['SMSC', 'ESME'] : ['ESME', 'SMSC']
    addNote(notes, 'wrong-side', 'command_id', 4, { command, side, sender: other })
  } else if (verdict === 'wrong-state') {
    const allowed = sendingStates(layout.pdu, sender, version)?.join(', ') ?? ''
    addNote(notes, 'wrong-state', 'command_id', 4, { command, state, version, allowed })
  }
}
