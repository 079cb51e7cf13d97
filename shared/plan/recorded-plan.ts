import { readReceiptPdu } from '../receipts/read-receipt.ts'
import { isResponseId } from '../smpp/command-id.ts'
import { toHex } from '../smpp/hex.ts'
import type { DecodedPdu, FieldValue } from '../smpp/pdu.ts'
import { statusName } from '../smpp/status-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import { isOperation } from './operation-table.ts'

/** A PDU as it passed. */
export interface RecordedPdu {
  readonly direction: 'sent' | 'received'
  readonly pdu: DecodedPdu
}

/** PDUs that one plan is made of at most. */
export const mostRecorded = 100

/** Fields that a plan never writes: they are counted. */
const counted: ReadonlySet<string> = new Set(['sm_length', 'number_of_dests'])
const bindModes: Readonly<Record<string, string>> = {
  bind_transmitter: 'transmitter',
  bind_receiver: 'receiver',
  bind_transceiver: 'transceiver',
}

/**
 * A plan that sends again what was sent over one session and expects what came: the text of its file. Who binds and with
 * which password is the connection's; keep-alive is left out.
 */
export function recordedPlan(pdus: readonly RecordedPdu[], name: string): string {
  const recorded = pdus.slice(0, mostRecorded)
  const answers = new Map(
    recorded
      .filter(({ direction, pdu }) => direction === 'received' && isResponseId(pdu.command_id))
      .map(({ pdu }) => [pdu.sequence_number, pdu]),
  )
  const bind = recorded.find(({ pdu }) => pdu.command !== null && pdu.command in bindModes)?.pdu.command ?? ''
  const steps = recorded.flatMap((one) => stepOf(one, answers.get(one.pdu.sequence_number)))
  const isBound = bind !== ''
  return [
    'plan: 1',
    `name: ${JSON.stringify(`Recorded: ${name}`)}`,
    'sessions:',
    `  main: { bind: ${bindModes[bind] ?? 'transceiver'} }`,
    'checks:',
    '  - id: recorded',
    '    steps:',
    ...(isBound ? [] : ['      - bind: main']),
    ...steps.map((line) => `      ${line}`),
    'always:',
    '  - unbind: main',
    '',
  ].join('\n')
}

/** Lines of the step that does or expects the PDU again; none for what needs no step. */
function stepOf({ direction, pdu }: RecordedPdu, answer: DecodedPdu | undefined): string[] {
  const { command } = pdu
  if (isResponseId(pdu.command_id) || command === null) return []
  if (direction === 'received') return command === 'enquire_link' || command === 'unbind' ? [] : expected(pdu)
  const expect = answer === undefined ? [] : [`  expect: { command_status: ${statusText(answer)} }`]
  if (command in bindModes) return ['- bind: main', ...expect]
  return isOperation(command) ? [`- ${command}:`, ...parameters(pdu), ...expect] : []
}

function expected(pdu: DecodedPdu): string[] {
  const stat = readReceiptPdu(pdu)?.stat
  return [
    `- receive: ${pdu.command}`,
    '  within: 60s',
    ...(stat ? [`  expect: { receipt.stat: ${JSON.stringify(stat)} }`] : []),
  ]
}

/** Every field that says something; texts of messages as octets, so that they go out as they did. */
function parameters({ fields, tlvs }: DecodedPdu): string[] {
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    const text = counted.has(name) ? null : valueText(value)
    return text === null ? [] : [`    ${name}: ${text}`]
  })
  const extra = tlvs.map(({ tag, value }) => `      "${hexNumber(tag, 2)}": ${JSON.stringify(toHex(value))}`)
  const all = [...lines, ...(extra.length === 0 ? [] : ['    tlvs:', ...extra])]
  return all.length === 0 ? ['    session: main'] : all
}

function valueText(value: FieldValue): string | null {
  if (typeof value === 'number') return value === 0 ? null : String(value)
  if (typeof value === 'string') return value === '' ? null : JSON.stringify(value)
  if (value instanceof Uint8Array) return value.length === 0 ? null : JSON.stringify(toHex(value))
  const items = value.map((item) => {
    const pairs = Object.entries(item).filter(([key]) => key !== 'dest_flag')
    return `{ ${pairs.map(([key, one]) => `${key}: ${JSON.stringify(String(one))}`).join(', ')} }`
  })
  return items.length === 0 ? null : `[${items.join(', ')}]`
}

function statusText({ command_status: status }: DecodedPdu): string {
  return JSON.stringify(statusName(status))
}
