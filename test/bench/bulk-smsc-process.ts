/** A simulator that refuses nothing, or, with `--refuse PREFIX`, what goes to such numbers until it is told `obey`, in a process of its own; counts by itself how often each number was submitted. */
import { SystemClock } from '../../electron/session/clock.ts'
import { defaultSimulatorConfig } from '../../electron/smsc/default-config.ts'
import { Simulator } from '../../electron/smsc/simulator.ts'
import type { SimulatorConfig } from '../../shared/contract/simulator.ts'
import { catalogue } from '../support/catalogue.ts'

export type SmscOrder = { readonly do: 'count' } | { readonly do: 'obey' }

export type SmscTold =
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'counts'; readonly submits: number; readonly numbers: number; readonly repeated: number }

const [, prefix] = process.argv.slice(2)
const submits = new Map<string, number>()
const config = defaultSimulatorConfig(catalogue)
const simulator = new Simulator({
  catalogue: () => catalogue,
  config: {
    ...config,
    port: 0,
    behaviours: prefix === undefined ? [] : [refusal(prefix)],
    receipt: { ...config.receipt, delay: 0 },
  },
  clock: new SystemClock(),
  seed: 0,
  onState: () => {},
  hooks: {
    onPdu: (_session, { direction, pdu }) => {
      if (direction !== 'received' || pdu.command !== 'submit_sm') return
      const to = String(pdu.fields['destination_addr'])
      submits.set(to, (submits.get(to) ?? 0) + 1)
    },
  },
})
const tell = (told: SmscTold) => process.send?.(told)
process.on('disconnect', () => process.exit())
process.on('message', (order: SmscOrder) => {
  if (order.do === 'obey') {
    simulator.configure({ behaviours: [] })
    return
  }
  const counts = [...submits.values()]
  tell({
    kind: 'counts',
    submits: counts.reduce((sum, count) => sum + count, 0),
    numbers: counts.length,
    repeated: counts.filter((count) => count > 1).length,
  })
})
await simulator.start()
tell({ kind: 'port', port: simulator.state().port ?? 0 })

function refusal(start: string): SimulatorConfig['behaviours'][number] {
  const refuse = { kind: 'refuse', status: 'ESME_RSUBMITFAIL', as: 'response' } as const
  return { id: 'refuse', isOn: true, when: { destinationStarts: [start] }, do: refuse }
}
