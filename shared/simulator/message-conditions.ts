import { z } from 'zod'
import { Pattern } from '../filter/pattern.ts'
import type { Words } from '../words/words.ts'
import { conditionOf } from './condition.ts'
import { wordFinder } from './find-word.ts'
import { boundsOf } from './number-bounds.ts'
import type { MessageContext } from './rule-context.ts'

const ofMessage = conditionOf<MessageContext>()

const words = z.array(z.string().min(1).max(200)).max(1000)
const octetLimit = z.number().int().min(1).max(65_535)
const repeatSeconds = z.number().min(0).max(86_400)

/** A regular expression, as the filter language reads it. */
const patternSchema = z
  .string()
  .min(1)
  .max(200)
  .superRefine((text, context) => {
    const read = Pattern.read(text)
    if (read instanceof Pattern) return
    context.addIssue({
      code: 'custom',
      message: `not a pattern from its character ${read.place} on`,
      params: { ru: `образец не годится с символа ${read.place}` },
    })
  })

/** Conditions on a message and where it goes. */
export const messageConditions = {
  dataCodingNotIn: ofMessage({
    title: { en: 'data_coding is none of', ru: 'data_coding не из' },
    schema: z.array(z.number().int().min(0).max(255)).max(256),
    says: () => ({ en: 'data_coding is not one of these', ru: 'data_coding не из этих' }),
    editor: (value) => ({ kind: 'octets', value }),
    test:
      (accepted) =>
      ({ dataCoding }) =>
        accepted.includes(dataCoding) ? undefined : `data_coding ${dataCoding}`,
  }),
  octetsOver: ofMessage({
    title: { en: 'more octets than', ru: 'октетов больше, чем' },
    schema: octetLimit,
    says: () => ({
      en: 'short_message or message_payload has more octets than',
      ru: 'в short_message или message_payload октетов больше, чем',
    }),
    editor: (value) => ({
      kind: 'number',
      value,
      bounds: boundsOf(octetLimit),
      unit: { en: 'octets', ru: 'октетов' },
    }),
    test:
      (limit) =>
      ({ octets }) =>
        octets > limit ? `${octets} > ${limit}` : undefined,
  }),
  sourceIs: addressCondition(
    { en: 'the sender is', ru: 'отправитель' },
    { en: 'the sender is one of', ru: 'отправитель — один из' },
    'source',
    sameAddress,
  ),
  textContains: ofMessage({
    title: { en: 'the text holds', ru: 'в тексте есть' },
    schema: words,
    says: () => ({ en: 'the text holds one of these words', ru: 'в тексте есть одно из слов' }),
    editor: (value) => ({ kind: 'words', value }),
    test: wordFinder,
  }),
  addressIs: ofMessage({
    title: { en: 'sender or destination is', ru: 'отправитель или получатель' },
    schema: words,
    says: () => ({
      en: 'the sender or the destination is one of',
      ru: 'отправитель или получатель — один из',
    }),
    editor: (value) => ({ kind: 'words', value }),
    test: (list) => {
      const find = sameAddress(list)
      return ({ source, destination }) => find(source) ?? find(destination)
    },
  }),
  destinationIs: addressCondition(
    { en: 'the destination is', ru: 'получатель' },
    { en: 'the destination is one of', ru: 'получатель — один из' },
    'destination',
    sameAddress,
  ),
  destinationStarts: addressCondition(
    { en: 'the destination begins with', ru: 'номер получателя начинается с' },
    { en: 'the destination begins with one of', ru: 'номер получателя начинается с' },
    'destination',
    (prefixes) => firstOf(prefixes, (address, prefix) => address.startsWith(prefix)),
  ),
  destinationEnds: addressCondition(
    { en: 'the destination ends in', ru: 'номер получателя кончается на' },
    { en: 'the destination ends in one of', ru: 'номер получателя кончается на' },
    'destination',
    (endings) => firstOf(endings, (address, ending) => address.endsWith(ending)),
  ),
  destinationMatches: patternCondition(
    { en: 'the destination matches', ru: 'получатель подходит под образец' },
    'destination',
  ),
  sourceStarts: addressCondition(
    { en: 'the sender begins with', ru: 'отправитель начинается с' },
    { en: 'the sender begins with one of', ru: 'отправитель начинается с' },
    'source',
    (prefixes) => firstOf(prefixes, (address, prefix) => address.startsWith(prefix)),
  ),
  sourceMatches: patternCondition(
    { en: 'the sender matches', ru: 'отправитель подходит под образец' },
    'source',
  ),
  repeatWithin: ofMessage({
    title: { en: 'repeated within', ru: 'повтор в течение' },
    schema: repeatSeconds,
    says: () => ({
      en: 'the same text goes to the same number again within',
      ru: 'тот же текст идёт на тот же номер снова в течение',
    }),
    editor: (value) => ({
      kind: 'number',
      value,
      bounds: boundsOf(repeatSeconds),
      unit: { en: 's', ru: 'с' },
    }),
    test:
      (seconds) =>
      ({ destination, isRepeat }) =>
        isRepeat(seconds) ? destination : undefined,
  }),
  balanceUsedUp: ofMessage({
    title: { en: 'no parts are left', ru: 'части кончились' },
    schema: z.literal(true),
    says: () => ({ en: 'no parts are left on the account', ru: 'на счёте не осталось частей' }),
    editor: () => ({ kind: 'balance', unit: { en: 'parts', ru: 'частей' } }),
    test:
      () =>
      ({ balance }) =>
        balance === 0 ? '0' : undefined,
  }),
}

/** Finds the entry of the list that is the address. */
function sameAddress(list: readonly string[]): (address: string) => string | undefined {
  const entries = new Map(list.toReversed().map((entry) => [foldAddress(entry), entry]))
  return (address) => entries.get(foldAddress(address))
}

/** An address without its `+`, which may be written or left to the TON. */
export function foldAddress(address: string): string {
  return address.trim().replace(/^\+/, '').toLowerCase()
}

/** Finds the first entry of the list that an address has such a part of. */
function firstOf(
  list: readonly string[],
  isPart: (address: string, part: string) => boolean,
): (address: string) => string | undefined {
  const folded = list.map((entry) => ({ entry, part: foldAddress(entry) }))
  return (address) => {
    const read = foldAddress(address)
    return folded.find(({ part }) => isPart(read, part))?.entry
  }
}

function addressCondition(
  title: Words,
  says: Words,
  end: 'source' | 'destination',
  finder: (list: readonly string[]) => (address: string) => string | undefined,
) {
  return ofMessage({
    title,
    schema: words,
    says: () => says,
    editor: (value) => ({ kind: 'words', value }),
    test: (list) => {
      const find = finder(list)
      return (message) => find(message[end])
    },
  })
}

function patternCondition(title: Words, end: 'source' | 'destination') {
  return ofMessage({
    title,
    schema: patternSchema,
    example: '^7',
    says: (pattern) => ({ en: `${title.en} ${pattern}`, ru: `${title.ru} ${pattern}` }),
    test: (text) => {
      const pattern = Pattern.read(text)
      return (message) => {
        const address = message[end]
        return pattern instanceof Pattern && pattern.isIn(address) ? address : undefined
      }
    },
  })
}
