import { describe, expect, test } from 'vitest'
import { builtInRecipes, spacedHex } from '../../../../renderer/screens/operations/built-in-recipes.ts'
import { operationNotes } from '../../../../renderer/screens/operations/operation-notes.ts'
import { splitOctets } from '../../../../renderer/screens/operations/split-octets.ts'
import { inspectPdu } from '../../../../shared/inspect/inspect.ts'
import { fromHex } from '../../../../shared/smpp/hex.ts'
import { layoutByName } from '../../../../shared/smpp/pdu-layout.ts'
import { catalogue } from '../../../support/catalogue.ts'

function recipe(name: string): Uint8Array {
  return fromHex(builtInRecipes.find((one) => one.name === name)?.hex ?? '') ?? new Uint8Array()
}

describe('a built-in recipe', () => {
  test.each([
    ['shortLength', 'length-too-small'],
    ['hugeLength', 'length-too-large'],
  ])('%s breaks the frame as its name says', (name, fault) => {
    expect(splitOctets(recipe(name))).toEqual([{ start: 0, end: 16, fault }])
  })

  test.each([
    ['unknownCommand', 'unknown-command'],
    ['smLengthOverrun', 'sm-length-overrun'],
    ['tlvOverrun', 'tlv-overrun'],
    ['missingNul', 'missing-nul'],
    ['octetsBeyondGsm', 'gsm-high-octet'],
  ])('%s breaks the body as its name says', (name, kind) => {
    const octets = recipe(name)
    expect(splitOctets(octets)).toEqual([{ start: 0, end: octets.length, fault: null }])
    const inspection = inspectPdu(octets)
    const found = [inspection.pdu.error?.kind, ...inspection.notes.map(({ code }) => code)]
    expect(found).toContain(kind)
  })

  test('of two PDUs falls into two', () => {
    expect(splitOctets(recipe('twoAtOnce')).map(({ end }) => end)).toEqual([16, 32])
  })

  test('is shown in hex that reads back', () => {
    for (const { hex } of builtInRecipes) {
      expect(fromHex(spacedHex(hex))).toEqual(fromHex(hex))
    }
  })
})

test('a PDU that is cut short waits for its rest', () => {
  expect(splitOctets(Uint8Array.of(0, 0, 0))).toEqual([{ start: 0, end: 3, fault: 'incomplete' }])
  expect(splitOctets(new Uint8Array())).toEqual([])
})

describe('notes before sending', () => {
  const session = { bindMode: 'receiver', interfaceVersion: 0x34, profileId: 'ru-gateway-8056' } as const
  // The notes look at nothing else of a session.
  const notesOf = (command: string, change: object = {}) => {
    const layout = layoutByName(command)
    if (layout === null) throw new Error(command)
    const asked = { ...session, ...change }
    return operationNotes(
      layout,
      asked as Parameters<typeof operationNotes>[1],
      catalogue.of(asked.profileId),
    )
  }

  test('claim nothing where the profile does not say what it serves', () => {
    expect(notesOf('cancel_sm', { bindMode: 'transceiver' })).toEqual([])
  })

  test('say what the provider does not serve, by either of its lists', () => {
    const bound = { bindMode: 'transceiver' }
    // It lists what it does not serve, and nothing else.
    expect(catalogue.of('seven-tech')?.commands).toMatchObject({ supported: null })
    expect(notesOf('cancel_sm', { ...bound, profileId: 'seven-tech' })).toContain('profile')
    expect(notesOf('query_sm', { ...bound, profileId: 'seven-tech' })).not.toContain('profile')
    expect(catalogue.of('vibes')?.commands.supported?.value).not.toContain('query_sm')
    expect(notesOf('query_sm', { ...bound, profileId: 'vibes' })).toContain('profile')
  })

  test('say what the bind and the version do not have', () => {
    expect(notesOf('submit_sm')).toContain('bind')
    expect(notesOf('submit_sm', { bindMode: 'transceiver' })).not.toContain('bind')
    expect(notesOf('broadcast_sm')).toContain('needs-50')
    expect(notesOf('broadcast_sm', { interfaceVersion: 0x50 })).not.toContain('needs-50')
    expect(notesOf('data_sm', { interfaceVersion: 0x33 })).toContain('needs-34')
    expect(notesOf('deliver_sm')).toContain('smsc-only')
    expect(notesOf('query_last_msgs')).toContain('only-33')
    expect(notesOf('alert_notification')).toContain('no-answer')
    expect(notesOf('unbind')).toContain('ends-session')
  })
})
