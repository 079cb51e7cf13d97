import { statusValue } from '../../shared/smpp/status-table.ts'
import { approximateSeconds, parseSmppTime } from '../../shared/text/smpp-time.ts'

/** Until when a message may be delivered, from its validity_period; `undefined` when that cannot be read. */
export function validUntil(validityPeriod: string, at: number): number | null | undefined {
  const time = parseSmppTime(validityPeriod)
  if (time.kind === 'none') return null
  if (time.kind === 'absolute') return time.epochMs
  return time.kind === 'relative' ? at + approximateSeconds(time) * 1000 : undefined
}

/** command_status for the times of a submit or a replace; ESME_ROK when both can be read. */
export function timesStatus(fields: {
  readonly schedule_delivery_time: string
  readonly validity_period: string
}): number {
  if (parseSmppTime(fields.schedule_delivery_time).kind === 'invalid') return statusValue('ESME_RINVSCHED')
  return statusValue(
    parseSmppTime(fields.validity_period).kind === 'invalid' ? 'ESME_RINVEXPIRY' : 'ESME_ROK',
  )
}
