import { decodeText } from '../text/decode-text.ts'
import { isDoubtful, meantHeader } from '../text/doubtful-header.ts'
import { nationalLanguages } from '../text/gsm7-table.ts'
import type { Udh, UdhProblem } from '../text/udh.ts'
import { hexNumber } from '../words/hex-text.ts'
import type { Note } from './inspection.ts'
import { addNote, fieldOffset, type NoteSubject, quoted, textOffset, textStart } from './note-subject.ts'

/** Checks the user data header: it is where esm_class says, and its elements fit its length. */
export function noteUdh(notes: Note[], subject: NoteSubject): void {
  const { message } = subject
  if (message === null) return
  const { udh, field, octets } = message
  if (udh === null) {
    if (looksLikeUdh(octets)) {
      addNote(notes, 'udh-flag-missing', 'esm_class', fieldOffset(subject, 'esm_class'))
    }
    return
  }
  const start = textOffset(subject) - textStart(message)
  for (const problem of udh.problems) noteProblem(notes, field, start, udh, problem)
  if (isDoubtful(udh)) noteMeant(notes, subject, start)
  const references = udh.elements.filter((element) => element.iei === 0x00 || element.iei === 0x08)
  if (references.length > 1 && references.some((element) => element.iei !== references[0]?.iei)) {
    const name = 'concatenation-8, concatenation-16'
    addNote(notes, 'udh-duplicate-ie', field, start + (references[1]?.start ?? 0), { name })
  }
  for (const element of udh.elements) {
    if (element.name === 'reserved') {
      addNote(notes, 'udh-unknown-ie', field, start + element.start, { value: hexNumber(element.iei) })
    }
    const language = element.data.length === 1 ? (element.data[0] ?? 0) : 0
    const isShift = element.iei === 0x24 || element.iei === 0x25
    if (isShift && language !== 0 && nationalLanguages[language] === undefined) {
      addNote(notes, 'udh-unknown-language', field, start + element.start, { value: language })
    }
  }
  const isWhole = udh.problems.every((problem) => problem.code !== 'length-overrun')
  if (isWhole && udh.headerOctets === octets.length && octets.length > 0) {
    addNote(notes, 'empty-message', field, start + udh.headerOctets, {}, 'warning')
  }
}

/** Notes what a header that does not fit was probably meant to be, and the text read so. */
function noteMeant(notes: Note[], { message, options }: NoteSubject, at: number): void {
  if (message === null) return
  const { octets, dataCoding, field } = message
  const { kind, declared, right, textAt } = meantHeader(octets)
  const text = quoted(decodeText(octets.subarray(textAt), dataCoding, options).text)
  addNote(notes, codeByKind[kind], field, at, { declared, right, text })
}

const codeByKind = {
  'counts-itself': 'udh-counts-itself',
  'wrong-length': 'udh-length-wrong',
  'hex-digits': 'udh-as-hex',
  none: 'udh-not-there',
} as const

function noteProblem(notes: Note[], field: string, start: number, udh: Udh, problem: UdhProblem): void {
  const at = start + problem.offset
  const element = udh.elements.find((candidate) => candidate.start === problem.offset)
  const name = element?.name ?? ''
  switch (problem.code) {
    case 'length-overrun':
      addNote(notes, 'udh-length-overrun', field, at)
      break
    case 'element-overrun':
      addNote(notes, 'udh-ie-overrun', field, at)
      break
    case 'element-length':
      addNote(notes, 'udh-ie-bad-length', field, at, { name, octets: element?.data.length ?? 0 })
      break
    case 'repeated':
      addNote(notes, 'udh-duplicate-ie', field, at, { name })
      break
    case 'concatenation-invalid': {
      const parts = element?.data.at(-2) ?? 0
      addNote(notes, 'concat-invalid', field, at, { part: element?.data.at(-1) ?? 0, parts })
      break
    }
  }
}

/** The headers that senders forget to announce: concatenation and ports, alone or one after the other. */
function looksLikeUdh(octets: Uint8Array): boolean {
  const length = octets[0] ?? 0
  if (length < 4 || length > 11 || octets.length <= length) return false
  const iei = octets[1]
  const dataLength = octets[2]
  if (iei === 0x00 && dataLength === 3) return length === 5 || (length === 11 && octets[6] === 0x05)
  if (iei === 0x08 && dataLength === 4) return length === 6
  if (iei === 0x05 && dataLength === 4) return length === 6 || (length === 11 && octets[7] === 0x00)
  return iei === 0x04 && dataLength === 2 && length === 4
}
