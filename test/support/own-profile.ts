import type { ProviderProfile } from '../../shared/profiles/profile-schema.ts'
import { type ProfileProblem, readProfile } from '../../shared/profiles/read-profile.ts'

/** A provider as a user would write it: what is not said is left out, a text may be in one language. */
export const acmeFile = {
  id: 'acme',
  name: { en: 'Acme', ru: 'Акме' },
  summary: 'A provider of nobody’s.',
  sources: {
    mail: { title: 'a mail of the support', read: '2026-11-28' },
    check: { title: 'acceptance check', read: '2026-11-28', by: 'measurement' },
  },
  bind: {
    maxBinds: {
      value: 2,
      source: 'mail',
      note: 'for each host',
      others: [{ value: 3, source: 'check' }],
    },
  },
  deadlines: { bindSeconds: { value: 7, source: 'check' } },
  limits: { textOctets: { value: 100, source: 'mail' } },
  encoding: {
    defaultAlphabet: { value: 'latin1', source: 'mail' },
    dataCodings: { value: [0, 8], source: 'mail' },
  },
  commands: { supported: { value: ['bind_transceiver', 'submit_sm', 'unbind'], source: 'mail' } },
  tlvs: [
    {
      tag: '0x1777',
      name: 'acme_ticket',
      meaning: { en: 'Ticket of Acme', ru: 'Заявка Acme' },
      type: 'text',
      direction: 'submit',
      required: true,
      source: 'mail',
    },
  ],
  codes: {
    commandStatus: {
      source: 'mail',
      rows: [
        { code: '0x0461', reason: 'no-route', title: 'no road to the moon' },
        { code: '0x0000000B', reason: 'as-specified' },
      ],
    },
    receiptErr: {
      source: 'mail',
      rows: [{ code: '77', reason: 'absent-subscriber', title: 'gone fishing' }],
    },
  },
  simulator: {
    commands: ['bind_transceiver', 'unbind', 'submit_sm'],
    refusals: { route: '0x0461', 'forbidden-words': '0x0000000B' },
    source: 'mail',
  },
}

/** The profile of a file that is without fault. */
export function profileOf(file: unknown): ProviderProfile {
  const read = readProfile(file)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.profile
}

/** What is wrong with a file; empty when nothing is. */
export function problemsOf(file: unknown): readonly ProfileProblem[] {
  const read = readProfile(file)
  return 'problems' in read ? read.problems : []
}
