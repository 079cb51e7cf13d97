import type { BoundAction } from './bound-action.ts'

/** Answers with the status that the last four digits of the destination spell in decimal: …1027 is 0x0403. */
export function refuseByAddress(): BoundAction {
  return {
    moment: 'message',
    answer: ({ destination, profile }) => {
      const [digits] = /\d{4}$/.exec(destination) ?? []
      if (digits === undefined) return undefined
      for (const { status } of profile.refusals.values())
        if (status === Number(digits)) return { reply: { status } }
      return undefined
    },
  }
}
