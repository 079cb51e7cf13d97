import type { TFunction } from 'i18next'
import type { MessageCard, MessagePart } from '../../../shared/contract/message.ts'
import { explainStatus } from '../../../shared/explain/explain-status.ts'
import { decidingQuery, toldState } from '../../../shared/message/part-query.ts'
import type { Catalogue } from '../../../shared/profiles/catalogue.ts'
import { receiptWish } from '../../../shared/smpp/message-flags.ts'
import { hexNumber } from '../../../shared/words/hex-text.ts'
import type { Language } from '../../../shared/words/words.ts'
import { formatCount, formatTime } from '../format.ts'
import { receiptWords } from './receipt-words.ts'

/** How a message ended, or what it waits for: a code as it was written, and words. */
export interface CardOutcome {
  readonly code: string
  readonly words: string
  readonly tone: 'ok' | 'bad' | 'dim'
}

/** The profiles that explain the codes, and the language of the words. */
interface Wording {
  readonly catalogue: Catalogue
  readonly language: Language
  readonly t: TFunction<'messages'>
}

export function outcomeOf(card: MessageCard, wording: Wording): CardOutcome {
  const outcome = outcomeOfWorst(card, wording)
  const tally = tallyOf(card, wording)
  if (tally === '') return outcome
  return { ...outcome, words: outcome.words === '' ? tally : `${tally}: ${outcome.words}` }
}

/** States of a message by which it must be said that they are not those of all its parts. */
const partial: ReadonlySet<MessageCard['state']> = new Set(['refused', 'failed', 'in-doubt', 'timed-out'])

/** '3 delivered, 7 refused' of a message whose parts did not fare alike; '' of any other. */
function tallyOf({ direction, state, parts }: MessageCard, { language, t }: Wording): string {
  const counts = new Map<MessagePart['state'], number>()
  for (const part of parts) counts.set(part.state, (counts.get(part.state) ?? 0) + 1)
  if (direction === 'received' || !partial.has(state) || counts.size < 2) return ''
  // What went well first: the words behind tell of what did not.
  const ordered = [...counts].sort(([one], [other]) => Number(one === state) - Number(other === state))
  return ordered.map(([one, count]) => `${formatCount(count, language)} ${t(`state.${one}`)}`).join(', ')
}

/** By the part that its state is of. */
function outcomeOfWorst(card: MessageCard, wording: Wording): CardOutcome {
  const { catalogue, language, t } = wording
  const part = card.parts.find((one) => one.state === card.state) ?? card.parts[0]
  if (part === undefined) return { code: '', words: '', tone: 'dim' }
  if (card.direction === 'received') return receivedOutcome(card, part, wording)
  switch (card.state) {
    case 'refused':
      return {
        code: hexNumber(part.commandStatus ?? 0, 2),
        words: explainStatus(
          catalogue,
          part.commandStatus ?? 0,
          part.responseCommand,
          card.profileId,
          language,
        ),
        tone: 'bad',
      }
    case 'delivered':
    case 'failed':
      return endOutcome(card, part, wording)
    case 'accepted':
      return {
        code: '',
        words: t(receiptWish(card.registeredDelivery) === 0 ? 'open.noReceiptAsked' : 'open.awaitsReceipt'),
        tone: 'dim',
      }
    case 'received':
      return { code: '', words: '', tone: 'dim' }
    default:
      return { code: '', words: t(`open.${card.state}`), tone: 'dim' }
  }
}

function endOutcome(card: MessageCard, part: MessagePart, wording: Wording): CardOutcome {
  const { t } = wording
  const tone = card.state === 'delivered' ? 'ok' : 'bad'
  const query = decidingQuery(part)
  if (query !== null) {
    return { code: toldState(query) ?? '', words: t('byQuery', { time: formatTime(query.at) }), tone }
  }
  const receipt = part.receipts.find((one) => one.final)
  if (receipt !== undefined) return { ...receiptOutcome(receipt, card.profileId, wording), tone }
  if (part.submitSeq === null) return { code: '', words: t('open.neverLeft'), tone }
  return { code: 'query_sm', words: '', tone }
}

/** Missing parts that are named one by one. */
const namedParts = 8

function receivedOutcome(card: MessageCard, part: MessagePart, wording: Wording): CardOutcome {
  const { t, language } = wording
  const [receipt] = part.receipts
  if (receipt !== undefined) return receiptOutcome(receipt, card.profileId, wording)
  const missing = card.parts.filter((one) => one.state === 'waiting').map(({ number }) => number)
  if (missing.length === 0) return { code: '', words: '', tone: 'dim' }
  const numbers = missing.slice(0, namedParts).join(', ') + (missing.length > namedParts ? '…' : '')
  const of = formatCount(card.parts.length, language)
  const came = formatCount(card.parts.length - missing.length, language)
  return { code: '', words: t('missing', { count: missing.length, came, of, numbers }), tone: 'dim' }
}

function receiptOutcome(
  receipt: MessagePart['receipts'][number],
  profileId: string,
  { catalogue, language, t }: Wording,
): CardOutcome {
  const words = receiptWords(catalogue, receipt, profileId, language)
  const hasError = receipt.err !== null && !/^0*$/.test(receipt.err)
  const stat = receipt.stat ?? receipt.state ?? '?'
  return {
    code: hasError ? `${stat} ${receipt.err}` : stat,
    words: hasError ? (words.err ?? t('providersOwn')) : (words.stat ?? ''),
    tone: 'dim',
  }
}
