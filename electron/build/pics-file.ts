import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentBySimulator, specificationCommands } from '../../shared/simulator/simulated-commands.ts'
import { isResponseId } from '../../shared/smpp/command-id.ts'
import { smppVersions } from '../../shared/smpp/interface-version.ts'
import { type CommandName, type PduRow, pduTable, type SmppVersion } from '../../shared/smpp/pdu-table.ts'
import { type Sender, sendingStates } from '../../shared/smpp/session-rules.ts'
import { tlvTable } from '../../shared/smpp/tlv-table.ts'

/** Where the statement of what is implemented lies. */
export const picsPath = 'docs/pics.md'

const rows = Object.entries(pduTable) as [CommandName, PduRow][]
/** States of 3.4 and 5.0 that need no line of their own. */
const names = { OPEN: 'open', OUTBOUND: 'outbound', UNBOUND: 'unbound' } as const

/** What each side sends and accepts, PDU by PDU and TLV by TLV, as Markdown. */
export function picsText(): string {
  return `# What is implemented

A statement of SMPP's kind (PICS): which PDUs, TLVs and versions the ESME side (sessions, the composer, plans, the command line) and the
SMSC side (the simulator as the specification has it; one that plays a provider has fewer) send and accept. \`npm run fix\` generates it
from the tables that encode, decode and answer; a test asks the running simulator.

Versions: ${smppVersions.join(', ')}. A session speaks the lower of both sides' (interface_version and sc_interface_version).

## PDUs

A cell has the versions in which the side sends the PDU, and the states of the session in which it may; "accepts" means that the PDU is
read, answered by its response where it has one, and shown. Every PDU of the table is encoded and decoded whole, its unknown TLVs kept octet for
octet, and what no side may send in a state can be sent from the raw lab.

${table(
  ['PDU', 'command_id', 'since', 'ESME sends', 'ESME accepts', 'SMSC sends', 'SMSC accepts'],
  rows.map(([name, row]) => [
    `\`${name}\``,
    hex(row.id, 8),
    row.introduced,
    sends(row, 'esme'),
    sends(row, 'smsc'),
    isSentBySimulator(name, row) ? sends(row, 'smsc') : '–',
    isAcceptedBySimulator(name, row) ? sends(row, 'esme') : '–',
  ]),
)}

## TLVs of PDUs

Mandatory ones are in **bold**. Either side reads every TLV in any PDU and says which do not belong there.

${table(
  ['PDU', '3.4', '5.0'],
  rows.flatMap(([name, { tlvs }]) => {
    const cells = (['3.4', '5.0'] as const).map((version) => tlvNames(tlvs[version]))
    return cells.every((cell) => cell === '–') ? [] : [[`\`${name}\``, ...cells]]
  }),
)}

## TLVs

${table(
  ['TLV', 'tag', 'since', 'type', 'octets'],
  tlvTable.map(({ name, tag, introduced, type, minOctets, maxOctets }) => [
    `\`${name}\``,
    hex(tag, 4),
    introduced,
    type,
    minOctets === maxOctets ? String(minOctets) : `${minOctets}–${maxOctets}`,
  ]),
)}
`
}

function isSentBySimulator(name: CommandName, { id }: PduRow): boolean {
  return (
    sentBySimulator.has(name) ||
    (isResponseId(id) && requestsOf(name).some((one) => specificationCommands.has(one)))
  )
}

/** Requests that it handles, and the answers to those that it sends. */
function isAcceptedBySimulator(name: CommandName, { id }: PduRow): boolean {
  if (name === 'generic_nack') return true
  return (
    specificationCommands.has(name) ||
    (isResponseId(id) && requestsOf(name).some((one) => sentBySimulator.has(one)))
  )
}

function requestsOf(response: CommandName): CommandName[] {
  return rows.flatMap(([name, row]) => (row.response === response ? [name] : []))
}

/** '3.4 BOUND_TX BOUND_TRX'; versions with the same states together. '–': never. */
function sends(row: PduRow, sender: Sender): string {
  const byStates = new Map<string, SmppVersion[]>()
  for (const version of smppVersions) {
    const states = sendingStates(row, sender, version)
    if (states === null) continue
    const text = states
      .map((state) => (state in names ? names[state as keyof typeof names] : state))
      .join(' ')
    byStates.set(text, [...(byStates.get(text) ?? []), version])
  }
  const cells = [...byStates].map(([states, versions]) => `${versions.join(', ')}: ${states}`)
  return cells.length === 0 ? '–' : cells.join('<br>')
}

function tlvNames({ mandatory, optional }: PduRow['tlvs']['3.4']): string {
  const all = [...mandatory.map((name) => `**${name}**`), ...optional]
  return all.length === 0 ? '–' : all.join(', ')
}

function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...lines.map(line)].join('\n')
}

// `npm run fix` writes it anew.
if (import.meta.main) writeFileSync(join(import.meta.dirname, '../..', picsPath), picsText())
