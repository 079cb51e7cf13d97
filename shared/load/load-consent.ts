import { z } from 'zod'
import { Fault } from '../faults/fault.ts'

/** Parts a second that go to another machine without a question. */
export const unaskedRate = 50

/** Stands for what cannot be told before: JSON has no infinite number. */
const unbounded = '∞'
const amountSchema = z.union([z.number().nonnegative(), z.literal(unbounded)])
type Amount = z.infer<typeof amountSchema>

/** What a user was asked about and agreed to, for one run: as the question named it. */
export const loadAgreementSchema = z.object({
  /** Every host, joined. */
  host: z.string().max(10_000),
  /** Parts a second at most. */
  rate: amountSchema,
  /** Parts in all at most. */
  parts: amountSchema,
})
export type LoadAgreement = z.infer<typeof loadAgreementSchema>

/** What a load comes to at most. */
export interface LoadExtent {
  /** Parts a second; infinite: it cannot be told before. */
  readonly peakRate: number
  readonly parts: number
}

/** True for a name or an address that can only be this machine. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}

/** The hosts that must be asked about before so many parts a second go there; empty: none. */
export function hostsToAskAbout(hosts: readonly string[], peakRate: number): readonly string[] {
  return peakRate <= unaskedRate ? [] : [...new Set(hosts.filter((host) => !isThisMachine(host)))]
}

/** Throws Fault load.unconfirmed, whose detail is the question, where the user must be asked and has not agreed to as much. */
export function checkAgreed(
  hosts: readonly string[],
  { peakRate, parts }: LoadExtent,
  agreed: LoadAgreement | null,
): void {
  const asked = hostsToAskAbout(hosts, peakRate)
  if (asked.length === 0) return
  const host = asked.join(', ')
  const covers = (amount: Amount, needed: number) => amount === unbounded || needed <= amount
  const [rate, all] = [Math.ceil(peakRate), Math.ceil(parts)]
  if (agreed?.host === host && covers(agreed.rate, rate) && covers(agreed.parts, all)) return
  throw new Fault('load.unconfirmed', { host, rate: told(rate), parts: told(all), most: unaskedRate })
}

function told(amount: number): Amount {
  return Number.isFinite(amount) ? amount : unbounded
}
