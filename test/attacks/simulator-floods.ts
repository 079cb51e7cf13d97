import { setTimeout as pause } from 'node:timers/promises'
import type { SimulatorChange } from '../../shared/contract/simulator.ts'
import { encodePdu } from '../../shared/smpp/encode.ts'
import type { Tlv } from '../../shared/smpp/pdu.ts'
import type { CommandName, PduBody } from '../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../shared/smpp/status-table.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { AttackedSimulator, Attacker, fourOctets } from '../support/attacked-simulator.ts'
import type { Attack } from './attack.ts'

const plain = 'smpp-3.4'
const onTheWay: SimulatorChange = { receipt: { delay: 600, stat: 'DELIVRD', err: '000' } }
const queueFull = statusValue('ESME_RMSGQFUL')
const held = 'below 400 MB, an honest enquire_link within 1 s'

interface Flood {
  readonly id: string
  readonly what: string
  readonly expected?: string
  readonly config?: SimulatorChange
  readonly profile?: string
  readonly mode?: 'transmitter' | 'transceiver'
  readonly clients?: number
  readonly count: number
  readonly seconds: number
  /** Requests that are not answered yet, at most. */
  readonly window?: number
  readonly make: (index: number, client: number) => Uint8Array
  /** What comes after the flood. */
  readonly afterwards?: (attacker: Attacker, report: (fact: string) => void) => Promise<unknown>
  /** Whether what was told and answered is as it should be. */
  readonly isSaid?: (simulator: AttackedSimulator, attacker: Attacker) => boolean
}

/** An attack by sheer number, on a simulator of its own. */
function flood({ id, what, expected = held, isSaid = () => true, ...flooding }: Flood): Attack {
  const { config, profile, mode = 'transmitter', clients = 1, count, seconds, window = 2000, make } = flooding
  return {
    id,
    what,
    expected,
    isQuick: false,
    async run(report) {
      const simulator = await AttackedSimulator.start(config, profile)
      const attackers = await Promise.all(
        Array.from({ length: clients }, () => Attacker.connect(simulator.port)),
      )
      for (const attacker of attackers) await attacker.bind(mode)
      const sent = await Promise.all(
        attackers.map((attacker, client) =>
          attacker.flood((index) => make(index, client), { count: count / clients, seconds, window }),
        ),
      )
      const [first] = attackers
      if (first === undefined) return false
      const answers = [...first.answers].map(([status, number]) => `0x${status.toString(16)}: ${number}`)
      report(`sent ${sent.join(' + ')}; answers of the first ${answers.join(', ')}`)
      await flooding.afterwards?.(first, report)
      const isRight = isSaid(simulator, first)
      const isHeld = await simulator.held(report)
      for (const attacker of attackers) attacker.close()
      if (!isRight) report('what it said of it is not as expected')
      return isHeld && isRight
    },
  }
}

function pdu<C extends CommandName>(
  command: C,
  sequence_number: number,
  fields: Partial<PduBody<C>>,
  tlvs: readonly Tlv[] = [],
): Uint8Array {
  return encodePdu({ command, sequence_number, fields, tlvs })
}

const payloadOctets = 60_000
/** Its last four digits spell no status. */
const numberOf = (index: number) => `79${String(index).padStart(8, '0')}9999`
const digits = (index: number, length: number) =>
  Uint8Array.from(String(index).padStart(length, '0'), (digit) => digit.charCodeAt(0))

/** 60 kB of text, each its own. */
function payload(index: number): Tlv {
  const value = new Uint8Array(payloadOctets).fill(0x61)
  value.set(digits(index, 10))
  return { tag: tlvTag('message_payload'), value }
}

const integer = (tag: Parameters<typeof tlvTag>[0], ...octets: number[]) => ({
  tag: tlvTag(tag),
  value: Uint8Array.from(octets),
})
function submit(index: number, fields: Partial<PduBody<'submit_sm'>> = {}, tlvs: readonly Tlv[] = []) {
  const everyday = {
    source_addr: 'INFO',
    destination_addr: numberOf(index),
    short_message: digits(index, 20),
  }
  return pdu('submit_sm', index + 1, { ...everyday, ...fields }, tlvs)
}

const long = (index: number, fields: Partial<PduBody<'submit_sm'>> = {}) =>
  submit(index, { short_message: new Uint8Array(0), ...fields }, [payload(index)])

function multi(index: number): Uint8Array {
  const dest_address = Array.from({ length: 255 }, (_, at) => ({
    dest_flag: 1,
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: `${1000 + at}`,
  }))
  return pdu('submit_multi', index + 1, {
    source_addr: 'INFO',
    dest_address,
    short_message: digits(index, 20),
  })
}

const withReceipt = { registered_delivery: 1 }
const atOnce: SimulatorChange = { receipt: { delay: 0, stat: 'DELIVRD', err: '000' } }
const dropsReceipts = (simulator: AttackedSimulator) => simulator.told('receipts-full') === 1
const fillsQueue = (simulator: AttackedSimulator, { answers }: Attacker) =>
  simulator.told('queue-full') === 1 && (answers.get(queueFull) ?? 0) > 0

const floods: readonly Flood[] = [
  {
    id: 'A-mem-64k',
    what: '60,000 submits of 60 kB of text each (3.6 GB), answers read',
    profile: plain,
    count: 60_000,
    seconds: 25,
    make: (index) => long(index),
  },
  {
    id: 'A-dead-64k',
    what: 'the same over two clients, for 40 s',
    profile: plain,
    clients: 2,
    count: 1_000_000,
    seconds: 40,
    make: (index, client) => long(index + client * 500_000),
  },
  {
    id: 'A-mem-64k-held',
    what: '60 kB submits that stay on their way',
    profile: plain,
    config: onTheWay,
    count: 60_000,
    seconds: 20,
    make: (index) => long(index),
  },
  {
    id: 'A-mem-multi',
    what: 'submit_multi of 255 destinations, as fast as they are taken',
    profile: plain,
    count: 40_000,
    seconds: 25,
    make: multi,
  },
  {
    id: 'A-mem-multi-held',
    what: 'the same while all stay on their way: the queue is full',
    expected: `${held}; ESME_RMSGQFUL, told once`,
    profile: plain,
    config: onTheWay,
    count: 20_000,
    seconds: 20,
    make: multi,
    isSaid: fillsQueue,
  },
  {
    id: 'A-mem-receipts',
    what: 'a transmitter alone: 600,000 submits with registered_delivery 1',
    expected: `${held}; the oldest receipts given up, told once`,
    profile: plain,
    config: atOnce,
    count: 600_000,
    seconds: 40,
    make: (index) => submit(index, withReceipt),
    isSaid: dropsReceipts,
  },
  {
    id: 'A-receipts-default',
    what: 'the same under the default profile and its delay',
    expected: `${held}; the oldest receipts given up`,
    count: 500_000,
    seconds: 40,
    make: (index) => submit(index, withReceipt),
    isSaid: (simulator) => simulator.told('receipts-full') > 0,
  },
  {
    id: 'A-dead-receipts',
    what: 'the same over two clients for 50 s',
    profile: plain,
    config: atOnce,
    clients: 2,
    count: 5_000_000,
    seconds: 50,
    make: (index, client) => submit(index + client * 2_500_000, withReceipt),
    isSaid: dropsReceipts,
  },
  {
    id: 'A-mem-receipts-64k',
    what: 'a transmitter alone: submits of 60 kB with registered_delivery 1',
    profile: plain,
    config: atOnce,
    count: 40_000,
    seconds: 25,
    make: (index) => long(index, withReceipt),
  },
  {
    id: 'A-mem-address-60k',
    what: 'addresses of 60 kB that stay on their way, receipts wanted',
    expected: `${held}; ESME_RMSGQFUL, told once`,
    profile: plain,
    config: onTheWay,
    count: 20_000,
    seconds: 20,
    make: (index) => submit(index, { ...withReceipt, source_addr: `${index}${'9'.repeat(60_000)}` }),
    isSaid: fillsQueue,
  },
  {
    id: 'A-sar-64k',
    what: 'SAR parts of 60 kB with one reference, again and again, a word rule on',
    profile: plain,
    config: { forbiddenWords: ['casino'] },
    count: 100_000,
    seconds: 20,
    make: (index) =>
      submit(index, { destination_addr: '79161234567', short_message: new Uint8Array(0) }, [
        payload(index),
        integer('sar_msg_ref_num', 0, 1),
        integer('sar_total_segments', 255),
        integer('sar_segment_seqnum', (index % 255) + 1),
      ]),
  },
  {
    id: 'A-sar-default',
    what: 'the default profile: one message of parts of 150 octets, number 1.. of 2^31',
    count: 300_000,
    seconds: 20,
    make: (index) =>
      submit(index, { destination_addr: '79161234567', short_message: digits(index, 150) }, [
        integer('sar_msg_ref_num', 0, 1),
        integer('sar_total_segments', ...fourOctets(0x7fff_ffff)),
        integer('sar_segment_seqnum', ...fourOctets(index + 1)),
      ]),
  },
  {
    id: 'A-sar-many',
    what: 'the default profile: 255 parts of 150 octets of one message after the other',
    count: 300_000,
    seconds: 20,
    make: (index) =>
      submit(index, { destination_addr: '79161234567', short_message: digits(index, 150) }, [
        integer('sar_msg_ref_num', ((index / 255) >> 8) & 255, (index / 255) & 255),
        integer('sar_total_segments', 255),
        integer('sar_segment_seqnum', (index % 255) + 1),
      ]),
  },
  {
    id: 'A-words-marks',
    what: 'texts of 30,000 combining marks, which cost their square to compare',
    profile: plain,
    count: 2000,
    seconds: 15,
    make: (index) => {
      const value = new Uint8Array(payloadOctets)
      for (let at = 0; at < payloadOctets; at += 4) value.set([0x03, 0x01, 0x03, 0x16], at)
      return submit(index, { data_coding: 8, short_message: new Uint8Array(0) }, [
        { tag: tlvTag('message_payload'), value },
      ])
    },
  },
  {
    id: 'A-cancel-quad',
    what: '200,000 messages on their way, then 3,000 cancel_sm without message_id',
    profile: plain,
    config: onTheWay,
    count: 200_000,
    seconds: 30,
    make: (index) => submit(index),
    afterwards: async (attacker, report) => {
      const cancelled = attacker.answers.get(0) ?? 0
      const since = performance.now()
      await attacker.flood(
        (index) =>
          pdu('cancel_sm', index + 1, { source_addr: 'INFO', destination_addr: numberOf(100_000 + index) }),
        { count: 3000, seconds: 20 },
      )
      const done = (attacker.answers.get(0) ?? 0) - cancelled
      report(`3000 cancel_sm, ${done} done, in ${Math.round(performance.now() - since)} ms`)
    },
    isSaid: (_simulator, { answers }) => answers.get(0) === 203_000,
  },
  {
    id: 'A-cancel-service',
    what: '100,000 messages on one route, then 20,000 cancel_sm of a service_type that few have',
    profile: plain,
    config: onTheWay,
    count: 100_000,
    seconds: 20,
    make: (index) => submit(index, { destination_addr: '79161234567' }),
    afterwards: async (attacker) => {
      const route = { source_addr: 'INFO', destination_addr: '79161234567', service_type: 'X' }
      await attacker.flood(
        (index) => (index % 2 === 0 ? submit(index, route) : pdu('cancel_sm', index + 1, route)),
        { count: 40_000, seconds: 20 },
      )
    },
    isSaid: (_simulator, { answers }) => answers.get(0) === 140_000,
  },
  {
    id: 'A-submit-cancel',
    what: '400,000 messages submitted for in a day and cancelled at once, receipts not wanted',
    profile: plain,
    config: { receipt: { delay: 86_400, stat: 'DELIVRD', err: '000' } },
    count: 800_000,
    seconds: 40,
    make: (index) => {
      const route = { source_addr: 'INFO', destination_addr: numberOf(index >> 1) }
      return index % 2 === 0 ? submit(index, route) : pdu('cancel_sm', index + 1, route)
    },
  },
  {
    id: 'A-broadcast-areas',
    what: 'broadcast_sm of 60 kB of areas that stay on the air',
    profile: plain,
    config: { ...onTheWay, conformance: { state: 'note', version: 'note', requiredTlvs: false } },
    count: 20_000,
    seconds: 15,
    make: (index) =>
      pdu('broadcast_sm', index + 1, { source_addr: 'INFO' }, [
        integer('broadcast_content_type', 0, 0, 1),
        integer('broadcast_rep_num', 0, 1),
        integer('broadcast_frequency_interval', 9, 0, 1),
        ...Array.from({ length: 200 }, () => ({
          tag: tlvTag('broadcast_area_identifier'),
          value: new Uint8Array(300),
        })),
      ]),
  },
  {
    id: 'A-delay-64k',
    what: 'answers that wait 8 s: 60 kB submits of two clients, none held back',
    profile: plain,
    config: { responseDelayMs: 8000 },
    clients: 2,
    count: 30_000,
    seconds: 25,
    window: 100_000,
    make: (index) => long(index),
  },
]

const queueRelief: Attack = {
  id: 'A-queue-relief',
  what: 'a queue that fills and empties again',
  expected: 'queue-full once, queue-relieved once, and submits are taken again',
  isQuick: false,
  async run(report) {
    const receipt = { delay: 8, stat: 'DELIVRD', err: '000' } as const
    const simulator = await AttackedSimulator.start({ receipt }, plain)
    const attacker = await Attacker.connect(simulator.port)
    await attacker.bind('transmitter')
    await attacker.flood(multi, { count: 900, seconds: 10 })
    await pause(9000)
    await attacker.flood((index) => submit(index), { count: 10, seconds: 5 })
    const full = attacker.answers.get(queueFull) ?? 0
    const told = [simulator.told('queue-full'), simulator.told('queue-relieved')]
    report(`taken ${attacker.answers.get(0)}, ESME_RMSGQFUL ${full}, told ${told.join(' and ')}`)
    attacker.close()
    return (await simulator.held(report)) && full > 0 && told.join() === '1,1'
  },
}

export const attacks: readonly Attack[] = [queueRelief, ...floods.map(flood)]
