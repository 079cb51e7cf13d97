import type { Handlers, StreamSources } from '../../shared/contract/contract.ts'
import type { Answering } from '../answering/answering.ts'
import { checkRules } from '../answering/answering.ts'
import { dryRun } from '../answering/dry-run.ts'
import type { LiveCapture } from '../capture/live-capture.ts'
import type { Clock } from '../session/clock.ts'
import type { Store } from '../storage/store.ts'

interface Parts {
  readonly answering: Answering
  readonly capture: LiveCapture
  readonly store: Store
  readonly clock: Clock
}

type Calls = Pick<
  Handlers,
  'answering.configure' | 'answering.switch' | 'answering.forget' | 'answering.dryRun'
>

export function answeringHandlers({ answering, capture, store, clock }: Parts): Calls {
  return {
    'answering.configure': async ({ replaces: _replaces, ...change }) => {
      await answering.configure(change)
      return answering.state()
    },
    'answering.switch': async ({ isOn }) => {
      answering.responder.turn(isOn)
      return answering.state()
    },
    'answering.forget': async () => {
      answering.responder.forget()
      return answering.state()
    },
    'answering.dryRun': async (rules, context) => {
      checkRules(rules, clock)
      const find = (seq: number) => capture.find(seq)
      return dryRun({ ...rules, store, find, context: answering.context, signal: context?.signal })
    },
  }
}

export function answeringSources({
  answering,
}: Pick<Parts, 'answering'>): Pick<StreamSources, 'answering.state'> {
  return { 'answering.state': (_params, emit) => answering.follow(emit) }
}
