import type { TFunction } from 'i18next'
import type { SessionState } from '../../shared/contract/session.ts'

/** "TX 2": which bind of its connection a session is; its mode alone where that says enough. */
export function bindLabel(
  session: SessionState,
  binds: readonly SessionState[],
  t: TFunction<'common'>,
): string {
  const mode = session.bindMode === null ? '' : t(`bindMode.${session.bindMode}`)
  const { number, of } = session.bind
  const isOnlyOfItsKind = binds.filter(({ bindMode }) => bindMode === session.bindMode).length === 1
  // Among many of one kind the only one that was tried so far has a number all the same.
  const isHalfOfPair = isOnlyOfItsKind && (number === of || of === 2) && binds.length > 1
  return of === 1 || isHalfOfPair ? mode : `${mode} ${number}`
}
