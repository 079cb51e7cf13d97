import { useState } from 'react'
import type { Span } from '../../shared/inspect/inspect.ts'
import { innermostAt, type OctetMark, type OctetRange } from './octet-range.ts'

interface OctetLink {
  /** For a PduTree. */
  readonly tree: {
    readonly hovered: OctetRange | null
    readonly selected: OctetRange | null
    readonly onHover: (span: Span | null) => void
    readonly onSelect: (span: Span) => void
  }
  /** For the HexView beside it. */
  readonly hex: {
    readonly highlight: OctetRange | null
    readonly selected: OctetRange | null
    readonly onHover: (offset: number | null) => void
    readonly onSelect: (offset: number) => void
  }
}

/** Lights a field's octets and an octet's field, in a tree and a hex view of one PDU; another `pduKey` starts anew. */
export function useOctetLink(spans: readonly Span[], pduKey: string | number): OctetLink {
  const [lit, setLit] = useState<Lit>({ pduKey, hovered: null, selected: null })
  const { hovered, selected } = lit.pduKey === pduKey ? lit : { hovered: null, selected: null }
  const onHover = (range: OctetRange | null) => setLit({ pduKey, hovered: range, selected })
  const onSelect = (range: OctetRange | null) => setLit({ pduKey, hovered, selected: range })
  return {
    tree: { hovered, selected, onHover, onSelect },
    hex: {
      highlight: hovered,
      selected,
      onHover: (offset) => onHover(offset === null ? null : innermostAt(spans, offset)),
      onSelect: (offset) => onSelect(innermostAt(spans, offset)),
    },
  }
}

interface Lit {
  readonly pduKey: string | number
  readonly hovered: OctetRange | null
  readonly selected: OctetRange | null
}

/** Colours of the octets: the header of the text, the text, TLVs, what could not be read. */
export function octetMarks(spans: readonly Span[]): OctetMark[] {
  return spans.flatMap(({ kind, start, end }): OctetMark[] => {
    if (kind === 'rest') return [{ start, end, tone: 'bad' }]
    return kind === 'udh' || kind === 'text' || kind === 'tlv' ? [{ start, end, tone: kind }] : []
  })
}
