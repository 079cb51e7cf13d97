import { expect, test } from 'vitest'
import { probeText } from '../../../../shared/text/alphabet-probe.ts'
import { jsonHere, runHere } from '../cli-in-process.ts'

test('the probe is printed to be sent, and what came back is compared with it', async () => {
  expect((await runHere(['alphabet'])).stdout).toBe(`${probeText()}\n`)
  const input = probeText().replace('02=$', '02=¤').replace('0A=\n', '0A=')
  const args = ['alphabet', '--received', '-']
  const { code, stdout } = await runHere([...args, '--lang', 'ru'], { input })
  expect(code).toBe(1)
  expect(stdout).toBe('0x02    $  → ¤\n0x0A    U+000A  пропал\n')
  expect(await jsonHere(args, { input })).toEqual([
    {
      differences: [
        { code: '0x02', sent: '$', received: '¤' },
        { code: '0x0A', sent: '\n', received: '' },
      ],
    },
  ])
})
