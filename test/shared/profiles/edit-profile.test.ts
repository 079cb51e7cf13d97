import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInProfiles } from '../../../shared/profiles/built-in-profiles.ts'
import { readCodeRows } from '../../../shared/profiles/code-rows.ts'
import {
  blankTlv,
  copyOf,
  mergedRows,
  rowsOf,
  tidied,
  withCodes,
  withDialect,
  withFact,
  withName,
  withTlvs,
} from '../../../shared/profiles/edit-profile.ts'
import { profileText, readProfileText } from '../../../shared/profiles/profile-text.ts'
import { parseReceipt } from '../../../shared/receipts/parse-receipt.ts'
import { proposeDialect } from '../../../shared/receipts/propose-dialect.ts'
import { acmeFile, profileOf } from '../../support/own-profile.ts'

const acme = profileOf(acmeFile)
const day = '2026-11-29'

describe('a changed profile', () => {
  test('is a copy of any built-in one that is kept as it is written', () => {
    for (const profile of builtInProfiles) {
      const copy = copyOf(profile, (id) => id === `${profile.id}-copy`)
      expect(copy.id).toBe(`${profile.id}-copy-2`)
      expect(readProfileText(profileText(copy))).toEqual({ profile: copy })
    }
  })

  test('takes over what receipts show, as measured, until something else stands there', () => {
    const samples = ['255', '256'].map((id) => {
      const text = `id:${id} sub:001 dlvrd:001 submit date:2611281200 done date:2611281203 stat:DELIVRD err:000 text:`
      return { text, receipt: parseReceipt(text) }
    })
    const { part } = proposeDialect(samples, ['ff', '100'], day)
    if (part === null) throw new Error('nothing was proposed')
    const changed = withDialect(acme, part)
    expect(changed.messageId).toMatchObject({
      inResponse: { value: 'hex', source: 'measured' },
      inReceipt: { value: 'decimal', source: 'measured' },
    })
    expect(changed.receipt.dates).toMatchObject({ source: 'measured' })
    expect(changed.receipt.format?.value).toContain('stat:SSSSSSS')
    expect(changed.sources['measured']).toMatchObject({ read: day, by: 'measurement' })
    expect(readProfileText(profileText(changed))).toEqual({ profile: changed })
    const replaced = { ...changed, messageId: acme.messageId, receipt: acme.receipt }
    expect(tidied(replaced)).toEqual(acme)
  })

  test('has the user’s own word as the source of what is entered, as long as something is', () => {
    const place = { group: 'limits', name: 'window' } as const
    const changed = withFact(acme, place, 10, 'own', day)
    expect(changed.limits.window).toEqual({ value: 10, source: 'own' })
    expect(changed.sources['own']).toMatchObject({ read: day, by: 'provider' })
    expect(readProfileText(profileText(changed))).toEqual({ profile: changed })
    const emptied = tidied(withFact(changed, place, undefined, 'own', day))
    expect(emptied).toEqual(acme)
  })

  test('keeps note and other values of a fact', () => {
    const changed = withFact(acme, { group: 'bind', name: 'maxBinds' }, 9, 'own', day)
    expect(changed.bind.maxBinds).toEqual({ ...acme.bind.maxBinds, value: 9, source: 'own' })
  })

  test('is renamed in one language where the other has a name of its own', () => {
    expect(withName(acme, 'Acme 2', 'en').name).toEqual({ en: 'Acme 2', ru: 'Акме' })
    expect(withName(profileOf({ id: 'a', name: 'A' }), 'B', 'ru').name).toEqual({ en: 'B', ru: 'B' })
  })

  test('has codes and TLVs that are read back', () => {
    const { rows } = readCodeRows('0x461;moved\n1122;new one;no-route', 'command_status')
    const coded = withCodes(acme, 'command_status', mergedRows(rowsOf(acme, 'command_status'), rows), day)
    expect(rowsOf(coded, 'command_status').map(({ code, title }) => [code, title?.en])).toEqual([
      ['0x00000461', 'moved'],
      ['0x0000000B', undefined],
      ['0x00000462', 'new one'],
    ])
    const whole = withTlvs(coded, [...(coded.tlvs ?? []), blankTlv], day)
    expect(readProfileText(profileText(whole))).toEqual({ profile: whole })
    expect(withCodes(whole, 'command_status', [], day).codes.commandStatus).toBeNull()
  })
})

describe('a pasted table of codes', () => {
  test.each([
    ['code,title\n77,"gone, fishing"\n', 'commas and a head'],
    ['Код;Описание\r\n77;gone, fishing\r\n', 'semicolons and a Russian head'],
    ['77\tgone, fishing', 'tabs without a head'],
    ['\uFEFFtitle\terr\tx\ngone, fishing\t77\t', 'columns in another order'],
  ])('%j is read: %s', (text) => {
    const { rows, unread } = readCodeRows(text, 'receipt_err')
    expect(unread).toEqual([])
    expect(rows).toEqual([
      {
        code: '77',
        reason: 'unknown-error',
        title: { en: 'gone, fishing', ru: 'gone, fishing' },
        source: 'own',
      },
    ])
  })

  test('tells each line that is no row', () => {
    const text = 'zz,what\n0x0401,\n,nothing\n0x0402,fine,no-such\n0x0403,fine,no-route,details,wait'
    const { rows, unread } = readCodeRows(text, 'command_status')
    expect(unread.map(({ line, problem }) => [line, problem])).toEqual([
      [1, 'bad-code'],
      [2, 'no-title'],
      [3, 'no-code'],
      [4, 'bad-reason'],
    ])
    expect(rows).toEqual([
      {
        code: '0x00000403',
        reason: 'no-route',
        title: { en: 'fine', ru: 'fine' },
        meaning: { en: 'details', ru: 'details' },
        advice: { en: 'wait', ru: 'wait' },
        source: 'own',
      },
    ])
  })

  test('never throws, and what it reads can be kept', () => {
    const pieces = fc.constantFrom(
      '0x0401',
      '77',
      ',',
      ';',
      '\t',
      '\n',
      '"',
      'title',
      'code',
      'Код',
      ' ',
      'x',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (list) => {
        const { rows } = readCodeRows(list.join(''), 'receipt_err')
        const merged = mergedRows([], rows)
        expect(readProfileText(profileText(withCodes(acme, 'receipt_err', merged, day)))).toHaveProperty(
          'profile',
        )
      }),
    )
  })
})
