import type { Receipt } from './parse-receipt.ts'

/** What the moment of arrival says of the done date. */
export interface ReceiptArrival {
  /** The reading of done date that is nearest to the arrival; ISO 8601 as far as the digits go, null without a date. */
  readonly doneAt: string | null
  /** '+03:00': the zone of the SMSC’s clock, if the receipt came at once; null when no zone fits. */
  readonly utcOffset: string | null
}

const minuteMs = 60_000
const quarterMs = 15 * minuteMs
/** Dates without seconds are up to a minute behind, and a receipt takes its way. */
const slackMs = 2 * minuteMs
const widestMs = 14 * 60 * minuteMs

/** @param receivedAt epoch ms. */
export function receiptArrival({ doneAt, doneReadings }: Receipt, receivedAt: number): ReceiptArrival {
  const readings = doneReadings.length > 0 ? doneReadings : doneAt === null ? [] : [doneAt]
  const distance = (reading: string) => Math.abs(epochOf(reading) - receivedAt)
  const [nearest = null] = readings.toSorted((one, other) => distance(one) - distance(other))
  return { doneAt: nearest, utcOffset: nearest === null ? null : offsetOf(nearest, receivedAt) }
}

/** A time without a zone is taken for UTC. */
function epochOf(reading: string): number {
  return Date.parse(hasZone(reading) ? reading : `${reading}Z`)
}

function hasZone(reading: string): boolean {
  return /(Z|[+-]\d\d:?\d\d)$/.test(reading)
}

function offsetOf(reading: string, receivedAt: number): string | null {
  if (hasZone(reading)) return null
  const ahead = epochOf(reading) - receivedAt
  const quarters = Math.round(ahead / quarterMs)
  const isZone = Math.abs(ahead - quarters * quarterMs) <= slackMs && Math.abs(ahead) <= widestMs
  if (!isZone) return null
  const minutes = Math.abs(quarters) * 15
  const two = (value: number) => String(value).padStart(2, '0')
  return `${quarters < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
