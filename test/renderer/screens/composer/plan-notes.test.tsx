import { expect, test } from 'vitest'
import { buildPreview } from '../../../../renderer/screens/composer/build-preview.ts'
import { OffendersNote } from '../../../../renderer/screens/composer/offenders-note.tsx'
import { PlanNotes } from '../../../../renderer/screens/composer/plan-notes.tsx'
import { composerDraft, type DraftChange } from '../../../support/composer-draft.ts'
import { shownText } from '../../shown-text.ts'

const notes = (change: DraftChange) => shownText(<PlanNotes preview={buildPreview(composerDraft(change))} />)
const offenders = (change: DraftChange) =>
  shownText(<OffendersNote preview={buildPreview(composerDraft(change))} />)

test('an @ in GSM 7-bit is told to be octet 0x00', () => {
  expect(notes({ text: 'a@b' })).toContain('octet 0x00')
  expect(notes({ text: 'ab' })).not.toContain('octet 0x00')
  expect(notes({ text: 'Привет @' })).not.toContain('octet 0x00')
})

test('characters outside the basic plane are counted, as UTF-16 that is no strict UCS-2', () => {
  expect(notes({ text: 'Hi 😀😀' })).toContain(
    '2 characters take two units: this is UTF-16, not strict UCS-2',
  )
  expect(notes({ text: 'Привет' })).not.toContain('take two units')
})

test('characters of Latin-1 that GSM 7-bit lacks are listed before sending', () => {
  const text = 'naïve façade Ä'
  expect(offenders({ text, encoding: 'latin1' })).toContain('2 characters are outside GSM 7-bit: ï ç')
  expect(offenders({ text: 'Ä', encoding: 'latin1' })).toBe('')
})
