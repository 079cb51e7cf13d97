import { z } from 'zod'
import { smppVersions, versionName } from '../smpp/interface-version.ts'
import { pduLayouts } from '../smpp/pdu-layout.ts'
import { type Condition, conditionOf, type Test } from './condition.ts'
import { wordFinder } from './find-word.ts'
import { boundsOf } from './number-bounds.ts'
import type { MessageContext, RequestContext } from './rule-context.ts'
import { profileTlvTrouble, profileTlvWords, strayTlv } from './tlv-trouble.ts'

const ofRequest = conditionOf<RequestContext>()
const ofMessage = conditionOf<MessageContext>()

const words = z.array(z.string().min(1).max(200)).max(1000)
const octetLimit = z.number().int().min(1).max(65_535)
const repeatSeconds = z.number().min(0).max(86_400)
const requestNames = pduLayouts.filter(({ isResponse }) => !isResponse).map(({ command }) => command)

/** Conditions on a request, whatever it is: they can be asked before its message is read. */
export const requestConditions = {
  requests: ofRequest({
    schema: z.array(z.enum(requestNames)).max(requestNames.length),
    says: (names) => ({ en: `the request is ${names.join(', ')}`, ru: `запрос — ${names.join(', ')}` }),
    test:
      (names) =>
      ({ pdu }) =>
        pdu.command !== null && names.includes(pdu.command) ? '' : undefined,
  }),
  versions: ofRequest({
    schema: z.array(z.enum(smppVersions)).max(smppVersions.length),
    says: (versions) => ({
      en: `the session is of SMPP ${versions.join(', ')}`,
      ru: `сессия по SMPP ${versions.join(', ')}`,
    }),
    test:
      (versions) =>
      ({ interfaceVersion }) =>
        versions.includes(versionName(interfaceVersion)) ? '' : undefined,
  }),
  session: ofRequest({
    schema: z.enum(['wrong-state', 'wrong-version']),
    says: (verdict) =>
      verdict === 'wrong-version'
        ? { en: 'the version of the session lacks the request', ru: 'запроса нет в версии сессии' }
        : { en: 'the state of the session forbids the request', ru: 'запрос недопустим в состоянии сессии' },
    test:
      (wanted) =>
      ({ verdict }) => {
        const isVersion = verdict === 'wrong-version'
        return verdict !== 'allowed' && isVersion === (wanted === 'wrong-version') ? '' : undefined
      },
  }),
  tlvNotInVersion: ofRequest({
    schema: z.literal(true),
    says: () => ({
      en: 'the version of the session does not allow a TLV of the request',
      ru: 'TLV запроса недопустим в версии сессии',
    }),
    test:
      () =>
      ({ pdu, interfaceVersion }) =>
        strayTlv(pdu, interfaceVersion),
  }),
  profileTlv: ofRequest({
    schema: z.enum(['missing', 'wrong-value']),
    says: (trouble, profile) => profileTlvWords(trouble, profile),
    test:
      (wanted) =>
      ({ pdu, profile }) => {
        const found = profileTlvTrouble(pdu, profile)
        return found?.trouble === wanted ? found.because : undefined
      },
  }),
}

/** Conditions on a message and where it goes. */
export const messageConditions = {
  dataCodingNotIn: ofMessage({
    schema: z.array(z.number().int().min(0).max(255)).max(256),
    says: () => ({ en: 'data_coding is not one of these', ru: 'data_coding не из этих' }),
    editor: (value) => ({ kind: 'octets', value }),
    test:
      (accepted) =>
      ({ dataCoding }) =>
        accepted.includes(dataCoding) ? undefined : `data_coding ${dataCoding}`,
  }),
  octetsOver: ofMessage({
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
  sourceIs: ofMessage({
    schema: words,
    says: () => ({ en: 'the sender is one of', ru: 'отправитель — один из' }),
    editor: (value) => ({ kind: 'words', value }),
    test: (list) => {
      const find = sameAddress(list)
      return ({ source }) => find(source)
    },
  }),
  textContains: ofMessage({
    schema: words,
    says: () => ({ en: 'the text holds one of these words', ru: 'в тексте есть одно из слов' }),
    editor: (value) => ({ kind: 'words', value }),
    test: wordFinder,
  }),
  addressIs: ofMessage({
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
  destinationStarts: ofMessage({
    schema: words,
    says: () => ({ en: 'the destination begins with one of', ru: 'номер получателя начинается с' }),
    editor: (value) => ({ kind: 'words', value }),
    test: (prefixes) => {
      const folded = prefixes.map((prefix) => ({ prefix, start: foldAddress(prefix) }))
      return ({ destination }) => {
        const address = foldAddress(destination)
        return folded.find(({ start }) => address.startsWith(start))?.prefix
      }
    },
  }),
  repeatWithin: ofMessage({
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
    schema: z.literal(true),
    says: () => ({ en: 'no parts are left on the account', ru: 'на счёте не осталось частей' }),
    editor: () => ({ kind: 'balance', unit: { en: 'parts', ru: 'частей' } }),
    test:
      () =>
      ({ balance }) =>
        balance === 0 ? '0' : undefined,
  }),
}

export const conditionTable = { ...requestConditions, ...messageConditions }

/** The schemas of a table by the keys of its rows. */
export function schemasOf<T extends Readonly<Record<string, { readonly schema: z.ZodType }>>>(table: T) {
  const schemas = Object.fromEntries(Object.entries(table).map(([key, { schema }]) => [key, schema]))
  // fromEntries forgets which key has which schema.
  return schemas as { readonly [K in keyof T]: T[K]['schema'] }
}

/** The `when` of a behaviour: all of it must hold. An unknown key is refused: a misspelt one would hold for all. */
export const conditionsSchema = z.strictObject(schemasOf(conditionTable)).partial()
export type Conditions = z.infer<typeof conditionsSchema>

/** The conditions of `when` that are of this table, with their values. */
export function testsOf<Context>(
  table: Readonly<Record<string, Condition<z.ZodType, Context>>>,
  when: Conditions,
): Test<Context>[] {
  return Object.entries(when).flatMap(([key, value]) =>
    value === undefined ? [] : (table[key]?.test(value) ?? []),
  )
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
