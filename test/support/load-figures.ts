import type { LoadFigures } from '../../shared/load/load-figures.ts'
import { TimeHistogram } from '../../shared/load/time-histogram.ts'

/** Figures of a load in which nothing happened but what is given. */
export function loadFigures(given: Partial<LoadFigures> = {}): LoadFigures {
  const none = new TimeHistogram().figures()
  return {
    ...{ planned: 0, sent: 0, answered: 0, accepted: 0, refused: 0, throttled: 0, late: 0, lost: 0 },
    ...{ not_on_time: 0, not_sent: 0, messages: 0, asked_rate: 0, held_rate: 0, seconds: 10 },
    response_time: none,
    response_time_from_write: none,
    receipt_time: none,
    receipt_time_from_write: none,
    receipts: { expected: 0, matched: 0, unmatched: 0, forgotten: 0, incoming: 0 },
    status: {},
    stat: {},
    ...{ window_full_share: 0, unbound_share: 0, window: 10, binds: 1, warmup_sent: 0 },
    ...given,
  }
}
