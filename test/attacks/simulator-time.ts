import { encodePdu } from '../../shared/smpp/encode.ts'
import { tlvTag } from '../../shared/smpp/tlv-value.ts'
import { AttackedSimulator, Attacker } from '../support/attacked-simulator.ts'
import type { Attack } from './attack.ts'

type Report = (fact: string) => void

function submit(
  index: number,
  schedule_delivery_time: string,
  validity_period: string,
  isLong = false,
): Uint8Array {
  const long = { tag: tlvTag('message_payload'), value: new Uint8Array(20_000).fill(0x61) }
  return encodePdu({
    command: 'submit_sm',
    sequence_number: index + 1,
    fields: {
      source_addr: 'INFO',
      destination_addr: `79${String(index).padStart(8, '0')}9999`,
      registered_delivery: 1,
      schedule_delivery_time,
      validity_period,
      short_message: isLong ? new Uint8Array(0) : Buffer.from('later'),
    },
    tlvs: isLong ? [long] : [],
  })
}

async function scheduledFlood(report: Report): Promise<boolean> {
  const simulator = await AttackedSimulator.start({}, 'smpp-3.4')
  const attacker = await Attacker.connect(simulator.port)
  await attacker.bind('transmitter')
  const make = (index: number) => submit(index, '000030000000000R', '', index % 2 === 0)
  const sent = await attacker.flood(make, { count: 400_000, seconds: 20 })
  const answers = [...attacker.answers].map(([status, count]) => `0x${status.toString(16)}: ${count}`)
  report(`sent ${sent}; answers ${answers.join(', ')}`)
  const isHeld = await simulator.held(report)
  attacker.close()
  return isHeld
}

export const attacks: readonly Attack[] = [
  {
    id: 'A-schedule-flood',
    what: '400,000 messages scheduled for in 30 days, half of them of 20 kB',
    expected: 'below 400 MB, an honest enquire_link within 1 s',
    isQuick: false,
    run: scheduledFlood,
  },
]
