import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { simulatorSetupsOf } from '../../../../electron/cli/options/simulator-config.ts'
import { catalogue } from '../../../support/catalogue.ts'
import { testFolder } from '../../../support/temporary-folder.ts'

const usual = { port: undefined, profileId: undefined, scenario: undefined } as const

async function operatorsOf(written: unknown) {
  const file = join(testFolder(), 'fleet.json')
  writeFileSync(file, JSON.stringify(written))
  const setups = await simulatorSetupsOf({ catalogue, file, ...usual, language: 'en', environment: {} })
  return setups.map(({ config }) => config)
}

test('what stands under defaults holds for each operator that does not say otherwise', async () => {
  const [first, second] = await operatorsOf({
    defaults: { profileId: 'smpp-3.4', seed: 7, receipt: { delay: 5, err: '007' } },
    operators: [{ name: 'Alpha' }, { seed: 8, receipt: { delay: 9 } }],
  })
  expect(first).toMatchObject({
    name: 'Alpha',
    profileId: 'smpp-3.4',
    seed: 7,
    receipt: { delay: 5, err: '007' },
  })
  expect(second).toMatchObject({
    name: 'SMSC 2',
    profileId: 'smpp-3.4',
    seed: 8,
    receipt: { delay: 9, err: '007' },
  })
  expect(second?.port).toBe((first?.port ?? 0) + 1)
})

test('defaults without operators, and a misspelt key in them, are refused', async () => {
  await expect(operatorsOf({ defaults: { seed: 7 } })).rejects.toMatchObject({ code: 'cli.bad-config' })
  await expect(operatorsOf({ defaults: { sead: 7 }, operators: [{}] })).rejects.toMatchObject({
    code: 'cli.bad-config',
  })
})
