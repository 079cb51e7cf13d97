// A relay in a process of its own, as the bench wants it: `relay-process.ts transparent|own-binds PORT` prints its port.
import { OwnBindRelay } from '../../electron/relay/own-bind-relay.ts'
import { RelayRows } from '../../electron/relay/relay-rows.ts'
import { RelayTraffic } from '../../electron/relay/relay-traffic.ts'
import { TransparentRelay } from '../../electron/relay/transparent-relay.ts'
import { SystemClock } from '../../electron/session/clock.ts'
import { newConnection } from '../../shared/contract/new-connection.ts'
import { ownBindsSchema } from '../../shared/relay/relay-config.ts'

const [mode = '', port = ''] = process.argv.slice(2)
const clock = new SystemClock()
const traffic = new RelayTraffic(clock)
const account = { systemId: 'bench', password: 'bench' }
const parts = {
  ...{ host: '127.0.0.1', port: 0, tls: null, hooks: {}, clock, traffic },
  rows: new RelayRows([], {
    clock,
    played: () => ({ tlvs: [], refusals: new Map() }),
    onMisfit: () => undefined,
  }),
  connection: {
    ...newConnection,
    ...{ connectionId: 'bench', name: 'bench', host: '127.0.0.1', port: Number(port), window: 1000 },
    ...account,
  },
}
if (mode === 'transparent') console.log(await new TransparentRelay(parts).start())
else {
  const settings = ownBindsSchema.parse({ accounts: [account], mostQueued: 10_000 })
  const relay = new OwnBindRelay({ ...parts, settings, file: null })
  const listening = await relay.start()
  const stop = traffic.onAdd(() => {
    if (!traffic.after(0).some((told) => told.kind === 'event' && told.event === 'provider-bound')) return
    stop()
    console.log(listening)
  })
}
