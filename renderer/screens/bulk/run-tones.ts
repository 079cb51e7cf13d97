import type { BulkRowState } from '../../../shared/bulk/bulk-plan.ts'
import type { BulkRun } from '../../../shared/contract/bulk.ts'
import type { Tone } from '../../parts/state-pill.tsx'

export const phaseTones: Readonly<Record<BulkRun['phase'], Tone>> = {
  checking: 'waiting',
  ready: 'accent',
  scheduled: 'waiting',
  sending: 'accent',
  paused: 'warn',
  done: 'ok',
  cancelled: 'off',
  failed: 'bad',
}

export const rowTones: Readonly<Record<BulkRowState, Tone>> = {
  waiting: 'off',
  'failed-check': 'bad',
  sent: 'waiting',
  accepted: 'accent',
  refused: 'bad',
  'in-doubt': 'warn',
  delivered: 'ok',
  failed: 'bad',
}
