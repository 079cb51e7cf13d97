import type { ActionOf } from '../../../shared/simulator/action-table.ts'
import type { CountedBy } from '../../../shared/simulator/answer-actions.ts'
import type { RequestContext } from '../../../shared/simulator/rule-context.ts'
import { statusNumber } from '../../../shared/simulator/status-value.ts'
import { limitedKeys } from '../bounds.ts'
import { RecentMap } from '../recent-map.ts'
import type { BoundAction } from './bound-action.ts'

/** A bucket of what may still come at once; it fills by `perSecond` until it holds `burst`. */
interface Bucket {
  left: number
  /** Monotonic ms up to which it was filled. */
  at: number
}

/** Refuses what comes faster than the rate, each account, session or address by itself. */
export function throttle(action: ActionOf<'throttle'>): BoundAction {
  const { perSecond, burst = Math.max(1, perSecond), by } = action
  const verdict = { reply: { status: statusNumber(action.status) } }
  const buckets = new RecentMap<Bucket>({ count: limitedKeys, octets: Number.POSITIVE_INFINITY })
  return {
    moment: 'request',
    answer: (context) => {
      const key = keyOf(by, context)
      const at = context.elapsedMs
      const bucket = buckets.get(key) ?? { left: burst, at }
      bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond)
      bucket.at = at
      buckets.set(key, bucket)
      if (bucket.left < 1) return verdict
      bucket.left--
      return undefined
    },
  }
}

/** Refuses what comes while so many requests of the same account, session or address wait for their answers. */
export function limitWindow(action: ActionOf<'window'>): BoundAction {
  const { most, by } = action
  const verdict = { reply: { status: statusNumber(action.status) } }
  const waiting = new Map<string, number>()
  return {
    moment: 'request',
    answer: (context) => {
      const key = keyOf(by, context)
      const count = waiting.get(key) ?? 0
      if (count >= most) return verdict
      waiting.set(key, count + 1)
      context.whenSettled(() => {
        const left = (waiting.get(key) ?? 1) - 1
        if (left === 0) waiting.delete(key)
        else waiting.set(key, left)
      })
      return undefined
    },
  }
}

/** Keys of addresses are as long as the field lets them be; those of longer ones are one. */
const longestKey = 100

function keyOf(by: CountedBy, { pdu, systemId, sessionId }: RequestContext): string {
  switch (by) {
    case 'operator':
      return ''
    case 'account':
      return systemId
    case 'session':
      return sessionId
    case 'source':
    case 'destination': {
      const address = pdu.fields[by === 'source' ? 'source_addr' : 'destination_addr']
      return typeof address === 'string' ? address.slice(0, longestKey) : ''
    }
  }
}
