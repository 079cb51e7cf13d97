import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import type { MeasuredFact } from '../../../shared/doctor/measured-facts.ts'
import type { WholeIntent } from '../../../shared/message/whole-intent.ts'
import { digitsOf } from '../../../shared/text/infer-address.ts'
import type { MessageEncoding } from '../../../shared/text/message-options.ts'
import { formatAbsoluteTime, formatRelativeTime } from '../../../shared/text/smpp-time.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Words } from '../../../shared/words/words.ts'
import { answerWords, listed } from './answer-words.ts'
import type { Measure, MeasureContext } from './measure.ts'
import { type Line, overLine, type Submitted, submitInTime, tonNpi, uniqueText } from './probe-line.ts'

type Change = Partial<WholeIntent>
type Way = readonly [name: string | Words, change: Change]

/** One short message. */
export const submitOne: Measure = async (context) =>
  overLine(context, async (line) => {
    const sent = await submitInTime(line, context, { registered_delivery: 0 })
    const id = sent.ids[0]
    if (sent.refusal !== null || id === undefined) {
      const measured = sent.refusal === null ? sentence('no-message-id') : outcome(context, sent)
      const expected = sentence('message-accepted')
      return { verdict: 'fail', measured, expected, isUsable: sent.refusal === null }
    }
    const [answer] = sent.answers
    const ms = answer?.kind === 'answered' ? Math.max(1, Math.round(answer.ms)) : 0
    return {
      verdict: 'pass',
      measured: sentence('message-taken', { id, ms }),
      expected: sentence('message-accepted'),
    }
  })

const latin = 'é à ü'
const everydayCodings: readonly (readonly [coding: number, encoding: MessageEncoding, text: string])[] = [
  [0, 'gsm7', 'abc'],
  [0, 'gsm7', '€ [] {}'],
  [1, 'ascii', 'abc'],
  [3, 'latin1', latin],
  [4, 'binary', '010203'],
  [8, 'ucs2', 'Привет'],
  [8, 'ucs2', '😀'],
]
const rareCodings: typeof everydayCodings = [
  [2, 'binary', '040506'],
  [6, 'iso-8859-5', 'Привет'],
  [7, 'iso-8859-8', 'שלום'],
  [16, 'gsm7', 'flash'],
  [17, 'gsm7', 'class 1'],
  [24, 'ucs2', 'Привет'],
  [240, 'gsm7', 'flash'],
  [241, 'gsm7', 'class 1'],
  [245, 'binary', '070809'],
]

/** A message for each data_coding. */
export const codings: Measure = async (context) => {
  const tries = context.budget.isThorough ? [...everydayCodings, ...rareCodings] : everydayCodings
  const ways = tries.map(([coding, encoding, sample]): Way => {
    const text =
      encoding === 'binary' ? `${sample}${hexOf(uniqueText(context))}` : `${sample} ${uniqueText(context)}`
    return [`${coding} «${sample}»`, { data_coding: coding, encoding, text }]
  })
  const results = await sendAll(context, ways)
  const takes = (coding: number) =>
    tries.every(([one], index) => one !== coding || results[index]?.refusal === null)
  const tried = [...new Set(tries.map(([coding]) => coding))]
  const accepted = tried.filter(takes)
  const said = context.profile?.encoding.dataCodings?.value ?? null
  const stands: MeasuredFact['stands'] =
    said === null
      ? 'new'
      : said.some((one) => tried.includes(one) && !accepted.includes(one))
        ? 'differs'
        : 'confirmed'
  return {
    verdict: accepted.length === 0 ? 'fail' : 'pass',
    measured: listed(rowsOf(context, ways, results)),
    ...(accepted.length === 0
      ? {}
      : { facts: [{ group: 'encoding', name: 'dataCodings', value: accepted, stands }] }),
  }
}

const methods = ['udh8', 'udh16', 'sar', 'payload'] as const
/** Of GSM letters: two parts. */
const longLetters = 170

/** A text of two parts by each method; a method whose text is refused as too long is tried with a short one. */
export const longText: Measure = async (context) => {
  const ways = methods.map((method): Way => [method, { method, text: twoPartText(context) }])
  const found = await overLine(context, async (line) => {
    const long = await each(line, context, ways)
    const short = new Map<string, Submitted>()
    for (const [index, method] of methods.entries()) {
      if (method === 'payload' && long[index]?.refusal !== null)
        short.set(method, await submitInTime(line, context, { method }))
    }
    return { long, short }
  })
  const takes = (method: (typeof methods)[number]) =>
    found.long[methods.indexOf(method)]?.refusal === null || found.short.get(method)?.refusal === null
  const rows = rowsOf(context, ways, found.long)
  const short = found.short.get('payload')
  if (short !== undefined) rows.push([sentence('short-payload'), outcome(context, short)])
  return {
    verdict: methods.some(takes) ? 'pass' : 'fail',
    measured: listed(rows),
    expected: sentence('one-long-method'),
    facts: [
      { group: 'longMessage', name: 'udh', value: takes('udh8') },
      { group: 'longMessage', name: 'sar', value: takes('sar') },
      { group: 'longMessage', name: 'payload', value: takes('payload') },
    ],
  }
}

/** Senders of each kind. The one that the run was given must be taken. */
export const senders: Measure = async (context) => {
  const { from } = context.numbers
  const source = (addr: string, ton: number, npi: number): Way => [
    `${addr === '' ? '""' : addr} ${ton}/${npi}`,
    { source: { ton, npi, addr } },
  ]
  const own = tonNpi(from)
  const ways: Way[] = [
    source(from, own.ton, own.npi),
    source(from, 0, 0),
    source('79000000001', 1, 1),
    source('1234', 3, 0),
    source('ABCDEFGHIJK', 5, 0),
    source('ABCDEFGHIJKL', 5, 0),
    source('', 0, 0),
  ]
  const results = await sendAll(context, ways)
  const isOwnTaken = results[0]?.refusal === null
  return {
    verdict: isOwnTaken ? 'pass' : 'fail',
    measured: listed(rowsOf(context, ways, results)),
    expected: sentence('own-sender'),
  }
}

/** The given number written in several ways, and two that are none. */
export const destinations: Measure = async (context) => {
  const digits = digitsOf(context.numbers.to)
  const destination = (addr: string, ton: number, npi: number): Way => [
    `${addr} ${ton}/${npi}`,
    { destination: { ton, npi, addr } },
  ]
  const ways: Way[] = [
    destination(digits, 1, 1),
    destination(`+${digits}`, 1, 1),
    destination(`00${digits}`, 1, 1),
    destination(digits, 0, 0),
    destination('abc', 1, 1),
    destination('12', 1, 1),
  ]
  const results = await sendAll(context, ways)
  const isTaken = results.slice(0, 4).some(({ refusal }) => refusal === null)
  return {
    verdict: isTaken ? 'pass' : 'fail',
    measured: listed(rowsOf(context, ways, results)),
    expected: sentence('one-spelling'),
  }
}

const hour = 3600

/** Times of a message: left out, relative, absolute; what is scheduled is cancelled again. */
export const validity: Measure = async (context) => {
  const in1Hour = formatAbsoluteTime(context.clock.now() + hour * 1000)
  const ways: Way[] = [
    [sentence('no-times'), {}],
    ['validity_period R', { validity_period: formatRelativeTime(hour) }],
    ['validity_period A', { validity_period: in1Hour }],
    ['schedule_delivery_time R', { schedule_delivery_time: formatRelativeTime(hour) }],
    ['schedule_delivery_time A', { schedule_delivery_time: in1Hour }],
  ]
  const results = await overLine(context, async (line) => {
    const sent = await each(line, context, ways)
    await cancel(line, context, sent.slice(3))
    return sent
  })
  return {
    verdict: results[0]?.refusal === null ? 'pass' : 'fail',
    measured: listed(rowsOf(context, ways, results)),
    expected: sentence('times-optional'),
  }
}

/** Of the vendors' range and nobody's that is known. */
const unknownTag = 0x15fe

/** A TLV that nobody knows, and those that the profile demands left out. */
export const vendorTlvs: Measure = async (context) => {
  const required = context.profile?.tlvs?.filter((tlv) => tlv.required && tlv.direction !== 'deliver') ?? []
  const tlvs = [...context.numbers.tlvs].map(([tag, text]) => ({ tag, hex: hexOf(text) }))
  const ways: Way[] = [[hexNumber(unknownTag, 2), { tlvs: [...tlvs, { tag: unknownTag, hex: '01' }] }]]
  if (required.length > 0) {
    const names = required.map(({ tag }) => tag).join(', ')
    ways.push([sentence('without-tlvs', { names }), { tlvs: [] }])
  }
  const results = await sendAll(context, ways)
  const isMissed = required.length > 0 && results[1]?.refusal === null
  return {
    verdict: isMissed ? 'fail' : 'pass',
    measured: listed(rowsOf(context, ways, results)),
    ...(required.length > 0 ? { expected: sentence('tlvs-demanded') } : {}),
  }
}

function sendAll(context: MeasureContext, ways: readonly Way[]): Promise<Submitted[]> {
  return overLine(context, (line) => each(line, context, ways))
}

/** One after the other: what the peer makes of one must not be taken for another's. */
async function each(line: Line, context: MeasureContext, ways: readonly Way[]): Promise<Submitted[]> {
  const results: Submitted[] = []
  for (const [name, change] of ways) {
    context.tell(typeof name === 'string' ? { en: name, ru: name } : name)
    results.push(await submitInTime(line, context, { registered_delivery: 0, ...change }))
  }
  return results
}

async function cancel(
  { sender }: Line,
  { numbers }: MeasureContext,
  sent: readonly Submitted[],
): Promise<void> {
  const { ton, npi } = tonNpi(numbers.from)
  const destination = tonNpi(numbers.to)
  for (const id of sent.flatMap(({ ids }) => ids)) {
    await sender.ask({
      command: 'cancel_sm',
      fields: {
        message_id: id,
        source_addr_ton: ton,
        source_addr_npi: npi,
        source_addr: numbers.from,
        dest_addr_ton: destination.ton,
        dest_addr_npi: destination.npi,
        destination_addr: numbers.to,
      },
    })
  }
}

function rowsOf(context: MeasureContext, ways: readonly Way[], results: readonly Submitted[]) {
  return ways.flatMap(([name], index): (readonly [string | Words, Words])[] => {
    const sent = results[index]
    return sent === undefined ? [] : [[name, outcome(context, sent)]]
  })
}

function outcome(context: MeasureContext, { refusal }: Submitted): Words {
  return refusal === null ? sentence('accepted') : answerWords(context, refusal)
}

function twoPartText(context: MeasureContext): string {
  return `${uniqueText(context)} `.padEnd(longLetters, 'long text ')
}

function hexOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex')
}
