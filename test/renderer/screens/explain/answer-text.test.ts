import { beforeAll, describe, expect, test } from 'vitest'
import { fetchAllWords, i18n, startI18n } from '../../../../renderer/locales/i18n.ts'
import {
  type AnswerContext,
  answerText,
  ticketOfItem,
  ticketOfPaste,
} from '../../../../renderer/screens/explain/answer-text.ts'
import { readPaste } from '../../../../shared/paste/read-paste.ts'
import { builtInProfiles } from '../../../../shared/profiles/built-in-profiles.ts'
import { makeCatalogue } from '../../../../shared/profiles/catalogue.ts'

const catalogue = makeCatalogue(builtInProfiles)
const bind =
  '00000000: 0000 0021 0000 0009 0000 0000 0000 0001  ...!............\n' +
  '00000010: 6163 6d65 0073 6573 616d 6500 0034 0000  acme.sesame..4..\n' +
  '00000020: 00                                       .'
const receipt =
  'id:1a sub:001 dlvrd:000 submit date:2611281200 done date:2611281203 stat:UNDELIV err:006 text:x'

beforeAll(async () => {
  await startI18n('en')
  await fetchAllWords()
})

function contextOf(text: string, profileId: string | null = null): AnswerContext {
  return {
    catalogue,
    language: 'en',
    profileId,
    t: i18n.getFixedT('en', 'explain'),
    showsPassword: false,
    text,
  }
}

function only(text: string) {
  const [item] = readPaste(text, { catalogue }).items
  if (item === undefined) throw new Error('nothing was recognised')
  return item
}

describe('an answer for the clipboard', () => {
  test('says what a refusal means at the provider, what to do and who says so', () => {
    const text = '00000010800000040000040300000011'
    const said = answerText(only(text), contextOf(text, 'ru-gateway-8056'))
    expect(said).toContain('submit_sm_resp · hex · line 1')
    expect(said).toMatch(/command_status 0x00000403:\n {2}\S/)
    expect(said).toMatch(/What to do:\n {2}1\. /)
    expect(said).toMatch(/Source: \S/)
  })

  test('has no one answer where only providers know', () => {
    const text = '00000010800000040000040300000011'
    expect(answerText(only(text), contextOf(text))).toContain('Only providers give this code a meaning')
  })

  test('for a ticket has the lines, the fields and the words of a receipt', () => {
    const said = ticketOfItem(only(receipt), contextOf(receipt))
    expect(said).toContain(`  | ${receipt}`)
    expect(said).toMatch(/stat: UNDELIV \(undeliverable/i)
    expect(said).toContain('done date: 2611281203 (2026-11-28T12:03)')
  })

  test('for a ticket has no password, in text, fields or octets', () => {
    const said = ticketOfPaste(readPaste(`${bind}\npassword = sesame\n???`, { catalogue }), contextOf(bind))
    expect(said).toContain('password: "***"')
    expect(said).not.toMatch(/sesame|73 65 73 61|7365 ?7361/i)
    expect(said).toContain('Provider: not chosen')
    expect(said).toContain('Not read: lines 4–5')
  })

  test('shows the password in fields and octets where that was asked for', () => {
    const said = ticketOfItem(only(bind), { ...contextOf(bind), showsPassword: true })
    expect(said).toContain('password: "sesame"')
  })
})
