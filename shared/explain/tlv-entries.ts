import type { ProviderProfile } from '../profiles/profile-schema.ts'
import { tlvTable } from '../smpp/tlv-table.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Words } from '../words/words.ts'
import type { CodeEntry } from './code-entry.ts'

const tlvSource: Words = { en: 'SMPP 3.4 §5.3, 5.0 §4.8', ru: 'SMPP 3.4 §5.3, 5.0 §4.8' }
const tlvKnowledge = {
  advice: { en: 'read its value in the PDU', ru: 'посмотрите значение в PDU' },
  causes: {
    en: ['A tag stands in a PDU, never in command_status.'],
    ru: ['Тег стоит внутри PDU, но не в command_status.'],
  },
  next: {
    en: ['Open the PDU in Inspect, in a terminal with decode: the value stands beside the tag.'],
    ru: ['Откройте PDU в «Трафике», в терминале — decode: значение стоит рядом с тегом.'],
  },
  retry: 'never',
  who: 'nobody',
} as const
/** Every TLV of the specifications by its tag. */
export function tlvEntries(): readonly CodeEntry[] {
  return tlvTable.map((row) => tlvEntry(row, row.doc, null, tlvSource, null))
}

/** A TLV is a name and not a failure: what it carries stands for the meaning, and nobody has to act. */
export function tlvEntry(
  { tag, name }: { readonly tag: number; readonly name: string },
  meaning: Words,
  owner: ProviderProfile | null,
  source: Words,
  url: string | null,
): CodeEntry {
  return {
    id: `tlv ${tag} ${owner?.id ?? ''}`,
    field: 'tlv',
    value: tag,
    text: hexNumber(tag, 2),
    name,
    otherName: null,
    kind: null,
    owner,
    system: null,
    knowledge: { ...tlvKnowledge, title: { en: `TLV ${name}`, ru: `параметр ${name}` }, meaning },
    source,
    url,
    isHearsay: false,
    repeatsStandard: false,
  }
}
