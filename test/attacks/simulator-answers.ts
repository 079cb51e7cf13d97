import { encodePdu } from '../../shared/smpp/encode.ts'
import type { CommandName } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { AttackedSimulator, Attacker, fourOctets } from '../support/attacked-simulator.ts'
import type { Attack } from './attack.ts'

const plain = 'smpp-3.4'
const wrongState = statusValue('ESME_RINVBNDSTS')

/** A request of every command that has one, whole; empty and cut ones beside. */
const unbound: readonly CommandName[] = [
  ...(['submit_sm', 'submit_multi', 'data_sm', 'query_sm', 'cancel_sm', 'replace_sm'] as const),
  ...(['deliver_sm', 'alert_notification', 'outbind', 'broadcast_sm'] as const),
  ...(['query_broadcast_sm', 'cancel_broadcast_sm', 'unbind', 'enquire_link'] as const),
]

/** Writes each PDU over a session and says which numbers were not answered exactly once; then asks whether it lives. */
async function answeredOnce(
  attacker: Attacker,
  pdus: readonly Uint8Array[],
  report: (fact: string) => void,
): Promise<boolean> {
  for (const [index, octets] of pdus.entries()) {
    const copy = Uint8Array.from(octets)
    new DataView(copy.buffer).setUint32(12, index + 1)
    attacker.write(copy)
  }
  const status = await attacker.ask('enquire_link')
  const wrong = pdus.flatMap((octets, index) => {
    const answers = attacker.received.filter((received) => received.endsWith(`#${index + 1}`))
    if (answers.length === 1) return []
    return [`${Buffer.from(octets.subarray(4, 8)).toString('hex')} of ${octets.length}: ${answers.length}`]
  })
  report(
    `${pdus.length} requests, not answered once: ${wrong.join(', ') || 'none'}; enquire_link after ${status}`,
  )
  return wrong.length === 0 && status === 0
}

const headOf = (id: number, body: number[] = []) =>
  Uint8Array.from([
    ...fourOctets(16 + body.length),
    ...fourOctets(id),
    ...fourOctets(0),
    ...fourOctets(0),
    ...body,
  ])

const unanswerable: readonly Uint8Array[] = [0x102, 0x0b].flatMap((id) => [
  headOf(id),
  headOf(id, [0]),
  headOf(id, [1, 1, 0x41]),
  headOf(id, [0x41, 0x41]),
  headOf(id, [0, 0, 0, 0, 0, 0]),
  headOf(id, [0, 0, 0, 0, 0, 0, 4, 0x24, 0, 9, 1]),
])

export const attacks: readonly Attack[] = [
  {
    id: 'A-before-bind',
    what: 'every request PDU before the bind, whole and empty',
    expected: 'each gets exactly one answer, the session stays',
    isQuick: true,
    async run(report) {
      const simulator = await AttackedSimulator.start({}, plain)
      const attacker = await Attacker.connect(simulator.port)
      const commands = unbound.filter((command) => command !== 'unbind')
      const whole = commands.map((command) => encodePdu<CommandName>({ command, sequence_number: 1 }))
      const empty = whole.map((octets) => headOf(new DataView(octets.buffer, octets.byteOffset).getUint32(4)))
      const isOnce = await answeredOnce(attacker, [...whole, ...empty], report)
      const refused = attacker.answers.get(wrongState) ?? 0
      report(`ESME_RINVBNDSTS ${refused}`)
      attacker.close()
      return (await simulator.held(report)) && isOnce && refused > 0
    },
  },
  {
    id: 'A-min-alert',
    what: 'alert_notification and outbind from a client: empty, cut and whole, before and after bind',
    expected: 'exactly one answer each, the session goes on',
    isQuick: true,
    async run(report) {
      const simulator = await AttackedSimulator.start({}, plain)
      const open = await Attacker.connect(simulator.port)
      const bound = await Attacker.connect(simulator.port)
      await bound.bind('transceiver')
      const isOnce = await Promise.all([open, bound].map((one) => answeredOnce(one, unanswerable, report)))
      open.close()
      bound.close()
      return (await simulator.held(report)) && isOnce.every(Boolean)
    },
  },
]
