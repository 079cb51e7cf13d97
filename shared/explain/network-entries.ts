import { type NetworkSystem, networkErrors } from '../codes/network-errors.ts'
import { reasonTable } from '../codes/reason-table.ts'
import type { Words } from '../words/words.ts'
import { type CodeEntry, ofSpecification } from './code-entry.ts'

const sources: Readonly<Record<NetworkSystem, Words>> = {
  map: { en: '3GPP TS 29.002 (MAP errors)', ru: '3GPP TS 29.002 (ошибки MAP)' },
  rp: { en: '3GPP TS 24.011 (RP causes)', ru: '3GPP TS 24.011 (причины RP)' },
  tp: { en: '3GPP TS 23.040 (TP failure causes)', ru: '3GPP TS 23.040 (причины TP-FCS)' },
  cms: { en: '3GPP TS 27.005 (+CMS ERROR)', ru: '3GPP TS 27.005 (+CMS ERROR)' },
  cme: { en: '3GPP TS 27.007 (+CME ERROR)', ru: '3GPP TS 27.007 (+CME ERROR)' },
}
/** MAP errors have no prefix in their ids. */
const prefixes: Readonly<Record<NetworkSystem, string>> = {
  map: '',
  rp: 'rp ',
  tp: 'tp ',
  cms: 'cms ',
  cme: 'cme ',
}

/** Every error of a mobile network or modem that a standard numbers. */
export function networkErrorEntries(): readonly CodeEntry[] {
  return networkErrors.flatMap(({ system, rows }) =>
    rows.map(
      ({ code, reason, title, name }): CodeEntry => ({
        ...ofSpecification,
        id: `network_error_code ${prefixes[system]}${code}`,
        field: 'network_error_code',
        value: code,
        text: String(code),
        name: null,
        otherName: name ?? null,
        kind: null,
        system,
        knowledge: title === undefined ? reasonTable[reason] : { ...reasonTable[reason], title },
        source: sources[system],
      }),
    ),
  )
}
