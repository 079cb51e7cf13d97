import { expect, test } from 'vitest'
import { maxTemplates } from '../../../shared/contract/templates.ts'
import { intentOf, runningEngine } from '../../support/running-engine.ts'

test('templates are kept over a restart, by folder and name', async () => {
  const engine = await runningEngine()
  const { handlers, dataDir } = engine
  const save = (name: string, folder: string) =>
    handlers['templates.save']({ templateId: null, name, folder, intent: intentOf({ text: 'Hi {{name}}' }) })
  await save('Welcome', 'Retail')
  const otp = await save('OTP', '')
  await save('Bye', 'Retail')
  await handlers['templates.save']({ ...otp, name: 'One-time code' })
  await engine.close()

  const again = await runningEngine(dataDir)
  const listed = await again.handlers['templates.list']({})
  expect(listed.map(({ folder, name }) => [folder, name])).toEqual([
    ['', 'One-time code'],
    ['Retail', 'Bye'],
    ['Retail', 'Welcome'],
  ])
  expect(listed[0]).toMatchObject({ templateId: otp.templateId, intent: { text: 'Hi {{name}}' } })
  await again.handlers['templates.remove']({ templateId: otp.templateId })
  expect(await again.handlers['templates.list']({})).toHaveLength(2)
})

test('templates have a limit by number of octets; one that is there may be changed within it', async () => {
  const { handlers } = await runningEngine()
  const save = (templateId: string | null, length: number) =>
    handlers['templates.save']({
      ...{ templateId, name: 'long', folder: '' },
      intent: intentOf({ text: 'x'.repeat(length) }),
    })
  let last = await save(null, 90_000)
  for (let count = 1; count < 92; count++) last = await save(null, 90_000)
  await expect(save(null, 90_000)).rejects.toMatchObject({
    code: 'templates.too-many',
    detail: { templates: maxTemplates, mebibytes: 8 },
  })
  expect(await save(last.templateId, 80_000)).toMatchObject({ templateId: last.templateId })
  expect(await handlers['templates.list']({})).toHaveLength(92)
})
