import type { TFunction } from 'i18next'
import type { Oddity, Problem } from './draft-problems.ts'

export function problemText(problem: Problem | undefined, t: TFunction<'connections'>): string | undefined {
  if (problem === undefined) return undefined
  switch (problem.kind) {
    case 'required':
      return t('problem.required')
    case 'not-a-number':
      return t('problem.number')
    case 'not-whole':
      return t('problem.whole')
    case 'below':
      return t('problem.below', { limit: problem.limit })
    case 'above':
      return t('problem.above', { limit: problem.limit })
    case 'too-long':
      return t('problem.tooLong', { limit: problem.limit })
    case 'too-many':
      return t('problem.tooMany', { limit: problem.limit })
    case 'bad-host':
      return t('problem.host')
    case 'bad-fingerprint':
      return t('problem.fingerprint')
    case 'not-for-outbind':
      return t('problem.outbindMode')
  }
}

export function oddityText(oddity: Oddity | undefined, t: TFunction<'connections'>): string | undefined {
  if (oddity === undefined) return undefined
  switch (oddity.kind) {
    case 'password-long':
      return t('odd.password', { count: oddity.octets })
    case 'over-octets':
      return t('odd.octets', { count: oddity.octets, limit: oddity.limit })
    case 'no-receipts':
      return t('odd.noReceipts')
    case 'no-submits':
      return t('odd.noSubmits')
    case 'verify-off':
      return t('odd.verifyOff')
    case 'not-latin1':
      return t('odd.latin1')
    case 'too-many-binds':
      return t('odd.binds', { planned: oddity.planned, most: oddity.most })
    case 'reachable':
      return t('odd.reachable')
  }
}
