import type { Span } from '../inspect/inspection.ts'
import { firstVendorTag, lastVendorTag, readTag, tlvByTag, tlvLabel } from '../smpp/tlv-value.ts'
import {
  type Comparison,
  compileFilter,
  type FilterReading,
  type RequestOf,
  testOf,
  valueTest,
} from './compile-filter.ts'
import { fieldOrigin } from './field-origin.ts'
import type { FilterSubject } from './filter-subject.ts'
import { type FilterTree, parseFilter } from './parse-filter.ts'
import { statusText } from './row-match.ts'

/** A field by which a filter found a PDU, and the spans of its inspection that have it; none where no octet does. */
export interface MatchedField {
  /** Of the field; of a bare word the word itself. */
  readonly name: string
  readonly spans: readonly Span[]
}

/** Why a filter finds the PDU, in the order of the filter; nothing when it does not, or cannot be read. */
export function matchedFields(
  filter: string,
  subject: FilterSubject,
  now: number,
  requestOf: RequestOf = () => null,
): readonly MatchedField[] {
  const compiled = compileFilter(filter, now, requestOf)
  const tree = parseFilter(filter)
  if (tree === null || 'code' in tree || 'code' in compiled || !compiled.matches(subject)) return []
  const finder = new MatchFinder(subject, { now, requestOf })
  finder.walk(tree, true)
  return finder.found
}

class MatchFinder {
  readonly found: MatchedField[] = []
  readonly #subject: FilterSubject
  readonly #reading: FilterReading

  constructor(subject: FilterSubject, reading: FilterReading) {
    this.#subject = subject
    this.#reading = reading
  }

  /** Takes in the leaves that make the tree come out as it does: true, or, below `not`, false. */
  walk(tree: FilterTree, isTrue: boolean): void {
    switch (tree.kind) {
      case 'not':
        this.walk(tree.inner, !isTrue)
        break
      case 'and':
      case 'or': {
        // Of an `and` that is true, and an `or` that is not, all parts are the reason; else those that come out so.
        const isByAll = (tree.kind === 'and') === isTrue
        for (const part of tree.parts) if (isByAll || this.#holds(part) === isTrue) this.walk(part, isTrue)
        break
      }
      case 'xor':
        for (const part of tree.parts) this.walk(part, this.#holds(part))
        break
      case 'word':
        if (isTrue) this.#add(tree.text, spansOfWord(this.#subject, tree.text))
        break
      case 'field':
        this.#add(tree.field.name, isTrue ? spansOfField(this.#subject, tree.field.name) : [])
        break
      case 'compare':
        this.#add(tree.field.name, this.#fitting(tree, isTrue))
    }
  }

  #holds(tree: FilterTree): boolean {
    return testOf(tree, this.#reading)(this.#subject)
  }

  /** Of several spans those whose value passes, where one does. */
  #fitting(comparison: Comparison, isTrue: boolean): readonly Span[] {
    const spans = spansOfField(this.#subject, comparison.field.name)
    if (spans.length < 2) return spans
    const test = valueTest(comparison, this.#reading)
    const fitting = spans.filter(({ value }) => value !== null && test(value) === isTrue)
    return fitting.length === 0 ? spans : fitting
  }

  #add(name: string, spans: readonly Span[]): void {
    this.found.push({ name, spans })
  }
}

/** Spans of fields that are not simply those of their name. */
const special: Readonly<Record<string, (subject: FilterSubject) => readonly Span[]>> = {
  is_response: at('header.command_id'),
  message_text: textSpans,
  'text.encoding': textSpans,
  receipt: textSpans,
  'receipt.id': (subject) => [...textSpans(subject), ...at('tlvs.receipted_message_id')(subject)],
  'parts.ref': partSpans('sar_msg_ref_num'),
  'parts.total': partSpans('sar_total_segments'),
  'parts.number': partSpans('sar_segment_seqnum'),
  note: noteSpans,
  'note.severity': noteSpans,
  opt_params: at('tlvs'),
  opt_param: at('tlvs'),
  opt_param_tag: endingIn('.tag'),
  opt_param_len: endingIn('.length'),
  vendor_op: tlvsWhere((tag) => tag >= firstVendorTag && tag <= lastVendorTag),
  reserved_op: tlvsWhere((tag) => tlvByTag(tag) === null && (tag < firstVendorTag || tag > lastVendorTag)),
  dlist: endingIn('.dest_address'),
  dlist_resp: endingIn('.unsuccess_sme'),
}

function spansOfField(subject: FilterSubject, name: string): readonly Span[] {
  const own = special[name]
  if (own !== undefined) return own(subject)
  if (name.startsWith('receipt.')) return textSpans(subject)
  const { wire } = fieldOrigin(name)
  const tag = readTag(wire)
  const tlv = tag === null ? null : `tlvs.${tlvLabel(tag)}`
  const isOfTlv = name.startsWith('tlv.')
  return subject.inspection.spans.filter(
    ({ path, kind }) =>
      path === tlv || (!isOfTlv && kind !== 'tlv' && !path.startsWith('tlvs.') && path.endsWith(`.${wire}`)),
  )
}

function at(path: string): (subject: FilterSubject) => readonly Span[] {
  return ({ inspection: { spans } }) => spans.filter((span) => span.path === path)
}

function endingIn(end: string): (subject: FilterSubject) => readonly Span[] {
  const isOfTlvs = end === '.tag' || end === '.length'
  return ({ inspection: { spans } }) =>
    spans.filter(({ path, kind }) => path.endsWith(end) && (!isOfTlvs || kind === 'tlv'))
}

function textSpans({ inspection: { spans } }: FilterSubject): readonly Span[] {
  return spans.filter(({ kind }) => kind === 'text')
}

/** The element of the header that numbers the parts, else the TLV. */
function partSpans(tlv: string): (subject: FilterSubject) => readonly Span[] {
  return (subject) => {
    const inHeader = subject.inspection.spans.filter(({ path }) => /\.udh\.concatenation-\d+$/.test(path))
    return inHeader.length > 0 ? inHeader : at(`tlvs.${tlv}`)(subject)
  }
}

/** The innermost span that holds what a note tells of. */
function noteSpans({ inspection: { spans, notes } }: FilterSubject): readonly Span[] {
  const found = notes.flatMap(({ offset }) => {
    const span = spans.findLast(({ start, end }) => start <= offset && offset < end)
    return span === undefined ? [] : [span]
  })
  return [...new Set(found)]
}

function tlvsWhere(fits: (tag: number) => boolean): (subject: FilterSubject) => readonly Span[] {
  return ({ inspection: { spans } }) =>
    spans.filter((span, index) => {
      const tag = spans[index + 1]
      return /^tlvs\.[^.]+$/.test(span.path) && tag?.kind === 'tlv' && fits(Number(tag.value))
    })
}

/** Spans that say the word, as the columns of the list do. */
function spansOfWord({ inspection: { spans }, pdu }: FilterSubject, word: string): readonly Span[] {
  return spans.filter(({ path, value, kind }) => {
    if (path === 'header.command_id') return (pdu.command ?? '').toLowerCase().includes(word)
    if (path === 'header.command_status')
      return Number(value) !== 0 && statusText(Number(value)).includes(word)
    if (path === 'header.sequence_number') return String(value).includes(word)
    return (
      (kind === 'field' || kind === 'text') && typeof value === 'string' && value.toLowerCase().includes(word)
    )
  })
}
