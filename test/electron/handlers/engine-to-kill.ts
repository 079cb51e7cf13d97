import { writeSync } from 'node:fs'
import { createEngine } from '../../../electron/engine.ts'
import { openKeyFile } from '../../../electron/storage/secrets.ts'
import { localSimulatorId } from '../../../shared/contract/connection-values.ts'

// A process of its own for the kill -9 test: traffic between the engine's client and its simulator, without end. Every
// few milliseconds it writes down the time and the newest number of the capture.
const dataDir = process.argv[2] ?? ''
const engine = await createEngine({
  dataDir,
  secretBox: await openKeyFile(dataDir),
  host: 'web',
  version: '0',
})
const { handlers, sources } = engine
await handlers['simulator.configure']({
  port: 0,
  receipt: { delay: 0, stat: 'DELIVRD', err: '000' },
})
await handlers['simulator.start']({})
const { sessionId } = await handlers['session.open']({ connectionId: localSimulatorId })

let lastSeq = 0
sources['capture.rows']({ afterSeq: 0, tail: 0, filter: '' }, (item) => {
  if ('seq' in item) lastSeq = item.seq
})
setInterval(() => writeSync(1, `${Date.now()} ${lastSeq}\n`), 10)

const number = { ton: 1, npi: 1, addr: '79161234567' }
const answered = new Set<string>()
let sent = 0
sources['message.cards']({}, (change) => {
  const { messageId, state } = change.kind === 'card' ? change.card : change
  if (state === 'accepted' || state === 'delivered') answered.add(messageId)
})
setInterval(() => {
  for (let room = 50 - (sent - answered.size); room > 0; room--) {
    sent++
    void handlers['message.send']({
      sessionId,
      intent: {
        source: { ton: 5, npi: 0, addr: 'ALPHA' },
        destination: number,
        text: `message ${sent}`,
        encoding: 'auto',
        method: 'none',
        reference: 0,
        data_coding: null,
        service_type: '',
        protocol_id: 0,
        priority_flag: 0,
        schedule_delivery_time: '',
        validity_period: '',
        registered_delivery: 1,
        replace_if_present_flag: 0,
        sm_default_msg_id: 0,
        tlvs: [],
      },
    })
  }
}, 5)
