import type { FoundFact } from '../../../shared/acceptance/measurement.ts'
import { sentence } from '../../../shared/acceptance/sentence-table.ts'
import type { MeasuredFact } from '../../../shared/doctor/measured-facts.ts'
import { fromHex } from '../../../shared/smpp/hex.ts'
import { type CommandName, pduTable } from '../../../shared/smpp/pdu-table.ts'
import { statusValue } from '../../../shared/smpp/status-table.ts'
import type { Words } from '../../../shared/words/words.ts'
import type { OutgoingRequest } from '../../session/request.ts'
import { answerWords, bindEndWords, listed, statusWords } from './answer-words.ts'
import { type Measure, type MeasureContext, MeasureFailure } from './measure.ts'
import { type Answer, type Heard, Probe } from './probe.ts'
import { type Line, overLine, submitInTime, tonNpi, uniqueText } from './probe-line.ts'

const tried = ['query_sm', 'replace_sm', 'cancel_sm', 'data_sm', 'submit_multi'] as const
type Tried = (typeof tried)[number]

const statusInvalidCommand = statusValue('ESME_RINVCMDID')
const statusInvalidLength = statusValue('ESME_RINVCMDLEN')
/** command_id 0xff is none of any version. */
const unknownCommand = fromHex('00000010000000ff0000000000000009') ?? new Uint8Array(0)
const unknownSequence = 9
/** A header that says it is fifteen octets long. */
const shortHeader = fromHex('0000000f00000015000000000000000a') ?? new Uint8Array(0)
/** How long an answer to such PDUs is waited for, ms. */
const nackMs = 3000

/** Each request beside submit_sm, then a command that does not exist. */
export const commands: Measure = async (context) =>
  overLine(context, async (line) => {
    const sent = await submitInTime(line, context, { registered_delivery: 0 })
    const id = sent.ids[0] ?? ''
    const rows: (readonly [string | Words, Words])[] = []
    const served = new Map<Tried, boolean>()
    for (const command of tried) {
      const answer = await line.sender.askAnyway(requestOf(command, id, context))
      rows.push([command, answerWords(context, answer, `${command}_resp`)])
      const isServed = judgement(command, answer)
      if (isServed !== null) served.set(command, isServed)
    }
    const nack = await nackTo(line)
    rows.push([sentence('unknown-command'), nack === null ? sentence('no-answer') : nackWords(context, nack)])
    const isNack = nack?.pdu.command === 'generic_nack' && nack.pdu.command_status === statusInvalidCommand
    const isAlive = (await line.sender.enquire()) !== null
    if (!isAlive) rows.push(['enquire_link', sentence('no-answer')])
    return {
      verdict: isNack && isAlive ? 'pass' : 'fail',
      measured: listed(rows),
      expected: sentence('unknown-nacked'),
      facts: factsOf(context, served, isNack),
    }
  })

/** A header whose command_length cannot be. */
export const badLength: Measure = async (context) => {
  const { bindMode } = context.connection
  const probe = new Probe(context, { bindMode: bindMode === 'pair' ? 'transmitter' : bindMode })
  const end = await probe.bind()
  if (end.kind !== 'bound') throw new MeasureFailure(bindEndWords(context, end))
  try {
    probe.raw(shortHeader)
    const nack = await probe.wait(({ pdu }) => pdu.command === 'generic_nack', nackMs)
    const ended = await probe.waitForEnd(nack === null ? 0 : nackMs)
    const parts: Words[] = [
      ...(nack === null ? [] : [nackWords(context, nack)]),
      ...(ended === null ? [] : [sentence('link-closed')]),
    ]
    const expected = sentence('length-nacked')
    if (parts.length === 0) return { verdict: 'fail', measured: sentence('no-reaction'), expected }
    const measured = {
      en: parts.map(({ en }) => en).join(', '),
      ru: parts.map(({ ru }) => ru).join(', '),
    }
    const isNamed = nack !== null && nack.pdu.command_status === statusInvalidLength
    return { verdict: isNamed || ended !== null ? 'pass' : 'fail', measured, expected }
  } finally {
    await probe.close('cut')
  }
}

async function nackTo({ sender }: Line): Promise<Heard | null> {
  const from = sender.heard.length
  sender.raw(unknownCommand)
  const isAnswer = (heard: Heard) =>
    sender.heard.indexOf(heard) >= from && heard.pdu.command === 'generic_nack'
  const nack = await sender.wait(isAnswer, nackMs)
  return nack === null || [0, unknownSequence].includes(nack.pdu.sequence_number) ? nack : null
}

function nackWords(context: MeasureContext, { pdu }: Heard): Words {
  const status = statusWords(context, pdu.command_status, 'generic_nack')
  return { en: `generic_nack ${status.en}`, ru: `generic_nack ${status.ru}` }
}

/** True when the command is served, whatever the status; null when the answer says nothing of that. */
function judgement(command: Tried, answer: Answer): boolean | null {
  if (answer.kind === 'unanswered') return false
  if (answer.kind !== 'answered') return null
  if (answer.command === 'generic_nack') return answer.status === statusInvalidCommand ? false : null
  return answer.command === pduTable[command].response && answer.status !== statusInvalidCommand
}

function factsOf(
  { profile }: MeasureContext,
  served: ReadonlyMap<Tried, boolean>,
  isNack: boolean,
): readonly FoundFact[] {
  const facts: FoundFact[] = []
  const lacking = [...served].flatMap(([command, isServed]) => (isServed ? [] : [command]))
  const saidServed: readonly CommandName[] = profile?.commands.supported?.value ?? []
  const saidLacking: readonly CommandName[] = profile?.commands.unsupported?.value ?? []
  const isOther = [...served].some(([command, isServed]) =>
    (isServed ? saidLacking : saidServed).includes(command),
  )
  const isSaid = saidServed.length + saidLacking.length > 0
  const stands: MeasuredFact['stands'] = isOther ? 'differs' : isSaid ? 'confirmed' : 'new'
  if (lacking.length > 0 || isOther)
    facts.push({ group: 'commands', name: 'unsupported', value: lacking, stands })
  if (isNack) {
    const value = { command: 'generic_nack', status: 'ESME_RINVCMDID' }
    facts.push({ group: 'commands', name: 'unsupportedReply', value })
  }
  return facts
}

function requestOf(command: Tried, id: string, context: MeasureContext): OutgoingRequest {
  const { numbers } = context
  const { ton, npi } = tonNpi(numbers.from)
  const source = { source_addr_ton: ton, source_addr_npi: npi, source_addr: numbers.from }
  const to = tonNpi(numbers.to)
  const destination = { dest_addr_ton: to.ton, dest_addr_npi: to.npi, destination_addr: numbers.to }
  const text = () => new Uint8Array(Buffer.from(uniqueText(context), 'latin1'))
  switch (command) {
    case 'query_sm':
      return { command, fields: { message_id: id, ...source } }
    case 'replace_sm': {
      const short_message = text()
      const fields = { message_id: id, ...source, sm_length: short_message.length, short_message }
      return { command, fields }
    }
    case 'cancel_sm':
      return { command, fields: { message_id: id, ...source, ...destination } }
    case 'data_sm':
      return { command, fields: { ...source, ...destination }, tlvs: [{ tag: 0x0424, value: text() }] }
    case 'submit_multi': {
      const short_message = text()
      const dest_address = [
        { dest_flag: 1, dest_addr_ton: to.ton, dest_addr_npi: to.npi, destination_addr: numbers.to },
      ]
      return {
        command,
        fields: {
          ...source,
          number_of_dests: 1,
          dest_address,
          sm_length: short_message.length,
          short_message,
        },
      }
    }
  }
}
