/** What of a part says whether its fate is known; a MessagePart of the contract fits. */
interface FatedPart {
  readonly state: string
  readonly isLeft?: boolean | undefined
}

/** Whether nobody knows if the SMSC took the part: the link was lost before the answer, or none came in time. */
export function isOpenToDoubt({ state }: FatedPart): boolean {
  return state === 'in-doubt' || state === 'timed-out'
}

/** Whether somebody has yet to decide about the part: send it again, or leave it. */
export function isUndecided(part: FatedPart): boolean {
  return isOpenToDoubt(part) && part.isLeft !== true
}

/** How many parts of a sent message wait for that decision. */
export function undecidedParts(card: {
  readonly direction: string
  readonly parts: readonly FatedPart[]
}): number {
  return card.direction === 'sent' ? card.parts.filter(isUndecided).length : 0
}
