import { approximateSeconds, parseSmppTime, type SmppTime } from '../text/smpp-time.ts'
import { type MessageWarning, warning } from './message-warning-table.ts'
import type { SendIntent } from './send-intent.ts'

const shortValiditySeconds = 60

/** Checks that the message can be delivered between the moment to send at and the end of its validity. */
export function checkTimes(intent: SendIntent, nowMs: number): MessageWarning[] {
  const found: MessageWarning[] = []
  const schedule = parseSmppTime(intent.schedule_delivery_time)
  const validity = parseSmppTime(intent.validity_period)
  if (schedule.kind === 'invalid') found.push(warning('time-invalid', { field: 'schedule_delivery_time' }))
  if (validity.kind === 'invalid') found.push(warning('time-invalid', { field: 'validity_period' }))
  if (schedule.kind === 'absolute' && schedule.epochMs < nowMs) found.push(warning('schedule-past'))
  if (validity.kind === 'absolute' && validity.epochMs < nowMs) found.push(warning('validity-past'))
  const startMs = momentOf(schedule, nowMs)
  const endMs = momentOf(validity, nowMs)
  if (startMs !== null && endMs !== null && endMs <= startMs) found.push(warning('validity-before-schedule'))
  else if (validity.kind === 'relative' && approximateSeconds(validity) < shortValiditySeconds) {
    found.push(warning('validity-short'))
  }
  return found
}

/** Epoch ms; relative times count from the submit. null for none. */
function momentOf(time: SmppTime, nowMs: number): number | null {
  if (time.kind === 'absolute') return time.epochMs
  return time.kind === 'relative' ? nowMs + approximateSeconds(time) * 1000 : null
}
