import { maxValueOctets } from '../smpp/pdu-layout.ts'
import { readDataCoding } from '../text/data-coding.ts'
import { isGsm7 } from '../text/message-options.ts'
import type { SegmentPlan } from '../text/segment-plan.ts'
import { variablesIn } from '../text/template-text.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Detail } from '../words/words.ts'
import { canCarryClass, maxParts } from './build-submits.ts'
import { textsOf } from './intent-texts.ts'
import { type MessageWarning, warning } from './message-warning-table.ts'
import type { SendIntent } from './send-intent.ts'

/** A message and what it becomes. */
export interface PlannedMessage {
  readonly intent: SendIntent
  readonly plan: SegmentPlan
  readonly dataCoding: number
  /** Why its PDUs cannot be built; null when they can. */
  readonly fault: { readonly code: string; readonly detail: Detail } | null
}

/** Providers and handsets have limits between 3 and this many parts. */
const comfortableParts = 10
const maxShortMessage = maxValueOctets('submit_sm', 'short_message')

/** How the text is cut and encoded, and what is left in it. */
export function checkText(message: PlannedMessage): MessageWarning[] {
  const { intent, plan, fault } = message
  const found: MessageWarning[] = []
  const parts = plan.segments.length
  if (fault?.code === 'message.not-encodable') {
    const { characters = '' } = fault.detail
    found.push(
      plan.encoding === 'binary'
        ? warning('bad-hex', { characters })
        : warning('not-encodable', { characters, encoding: plan.encoding }),
    )
  }
  if (fault?.code === 'message.too-many-parts') {
    found.push(warning('too-many-parts', { parts, limit: maxParts }))
  } else if (parts > comfortableParts) found.push(warning('many-parts', { parts, limit: comfortableParts }))
  const octets = plan.segments[0]?.short_message.length ?? 0
  if (octets > maxShortMessage) {
    found.push(warning('short-message-too-long', { octets, limit: maxShortMessage }))
  } else if (intent.method === 'none' && plan.units > plan.limits.single) {
    found.push(warning('single-too-long', { units: plan.units }))
  }
  const left = variablesIn(...textsOf(intent))
  if (left.length > 0) found.push(warning('variables-left', { names: left.join(', ') }))
  return [...found, ...checkCoding(message)]
}

/** Compares data_coding with the encoding of the octets. */
function checkCoding({ intent, plan, dataCoding }: PlannedMessage): MessageWarning[] {
  const found: MessageWarning[] = []
  const { encoding } = plan
  const isOwn = intent.data_coding !== null
  const reading = readDataCoding(dataCoding)
  const { messageClass = null } = intent
  if (messageClass !== null && !canCarryClass(encoding) && !isOwn) {
    found.push(warning('class-not-carried', { encoding }))
  }
  const alphabet = isGsm7(encoding) ? 'gsm7' : encoding
  if (isOwn && dataCoding !== 0 && reading.alphabet !== alphabet) {
    found.push(warning('coding-differs', { alphabet: reading.alphabet, encoding }))
  }
  if (reading.messageClass === 0 && plan.segments.length > 1) found.push(warning('flash-parts'))
  const { defaultAlphabet, dataCodings } = intent.textRules ?? {}
  if (isGsm7(encoding) && dataCoding === 0 && defaultAlphabet !== undefined && defaultAlphabet !== 'gsm7') {
    found.push(warning('default-alphabet-differs', { alphabet: defaultAlphabet }))
  }
  // The list is about SMPP's own values, not about the groups of TS 23.038.
  if (dataCoding < 0x10 && dataCodings !== undefined && !dataCodings.includes(dataCoding)) {
    found.push(warning('not-accepted', { coding: hexNumber(dataCoding) }))
  }
  if (intent.waiting?.by === 'coding' && reading.waiting === null && !isOwn) {
    found.push(warning('waiting-not-carried', { encoding }))
  }
  return found
}
