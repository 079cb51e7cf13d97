import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { RelayDesk } from '../relay/relay-desk.ts'

interface Parts {
  readonly relay: RelayDesk
}

type Calls = Pick<Handlers, 'relay.configure' | 'relay.set-tls' | 'relay.start' | 'relay.stop'>

export function relayHandlers({ relay }: Parts): Calls {
  return {
    'relay.configure': async ({ replaces: _replaces, ...change }) => {
      await relay.configure(change)
      return relay.state()
    },
    'relay.set-tls': async ({ tls }) => {
      await relay.setTls(tls)
      return relay.state()
    },
    'relay.start': async () => {
      await relay.start()
      return relay.state()
    },
    'relay.stop': async () => {
      await relay.stop()
      return relay.state()
    },
  }
}

export function relaySources({ relay }: Parts): Pick<StreamSources, 'relay.state' | 'relay.told'> {
  return {
    'relay.state': (_params, emit) => relay.follow(emit),
    'relay.told': ({ afterSeq }, emit) => relay.followTold(afterSeq, emit),
  }
}
