import { z } from 'zod'
import { compileFilter } from '../filter/compile-filter.ts'
import { filterFaultText } from '../filter/filter-fault-table.ts'
import { smppVersions, versionName } from '../smpp/interface-version.ts'
import { pduLayouts } from '../smpp/pdu-layout.ts'
import { conditionOf } from './condition.ts'
import type { RequestContext } from './rule-context.ts'
import { labelled } from './setting-words.ts'
import { profileTlvTrouble, profileTlvWords, strayTlv } from './tlv-trouble.ts'

const ofRequest = conditionOf<RequestContext>()

const requestNames = pduLayouts.filter(({ isResponse }) => !isResponse).map(({ command }) => command)

/** A filter that compiles; a fault is told with the characters that it is about. */
export const filterSchema = z
  .string()
  .min(1)
  .max(4096)
  .superRefine((text, context) => {
    const compiled = compileFilter(text, 0)
    if (!('code' in compiled)) return
    const place = compiled.start + 1
    context.addIssue({
      code: 'custom',
      message: `character ${place}: ${filterFaultText(compiled, 'en')}`,
      params: { ru: `символ ${place}: ${filterFaultText(compiled, 'ru')}` },
    })
  })

/** Conditions on a request, whatever it is: they can be asked before its message is read. */
export const requestConditions = {
  requests: ofRequest({
    title: { en: 'requests', ru: 'запросы' },
    example: ['submit_sm'],
    schema: z.array(z.enum(requestNames)).max(requestNames.length),
    says: (names) => ({ en: `the request is ${names.join(', ')}`, ru: `запрос — ${names.join(', ')}` }),
    test:
      (names) =>
      ({ pdu }) =>
        pdu.command !== null && names.includes(pdu.command) ? '' : undefined,
  }),
  versions: ofRequest({
    title: { en: 'version of the session', ru: 'версия сессии' },
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
    title: { en: 'what the specification says', ru: 'что говорит спецификация' },
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
    title: { en: 'TLV not in the version', ru: 'TLV не из версии' },
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
    title: { en: 'TLVs of the profile', ru: 'TLV профиля' },
    schema: z.enum(['missing', 'wrong-value']),
    says: (trouble, profile) => profileTlvWords(trouble, profile),
    test:
      (wanted) =>
      ({ pdu, profile }) => {
        const found = profileTlvTrouble(pdu, profile)
        return found?.trouble === wanted ? found.because : undefined
      },
  }),
  systemId: ofRequest({
    title: { en: 'system_id of the session', ru: 'system_id сессии' },
    schema: z.array(z.string().min(1).max(255)).max(100),
    says: (names) => ({
      en: `the session is bound as ${names.join(', ')}`,
      ru: `сессия открыта под ${names.join(', ')}`,
    }),
    test:
      (names) =>
      ({ systemId }) =>
        names.includes(systemId) ? systemId : undefined,
  }),
  filter: ofRequest({
    title: { en: 'filter', ru: 'фильтр' },
    schema: labelled(filterSchema, { en: 'filter', ru: 'фильтр' }, null, 'filter'),
    example: 'command == submit_sm',
    says: (text) => ({ en: text, ru: text }),
    test: (text) => {
      let matches: ReturnType<typeof compiled> = null
      const compiled = (at: number) => {
        const filter = compileFilter(text, at * 1000)
        return 'code' in filter ? null : filter.matches
      }
      return ({ at, subject }) => {
        matches ??= compiled(at)
        return matches?.(subject()) === true ? '' : undefined
      }
    },
  }),
}
