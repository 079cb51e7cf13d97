import { expect, test } from 'vitest'
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
