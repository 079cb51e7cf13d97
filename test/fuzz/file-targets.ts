import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { guessFormat, readRows } from '../../electron/bulk/read-table.ts'
import { readLines } from '../../electron/cli/console/read-lines.ts'
import { jsonOfLine } from '../../electron/source/json-line.ts'
import { readClientCertificate } from '../../electron/wire/client-certificate.ts'
import { serve } from '../../shared/contract/serve.ts'
import { servedPortOverText } from '../../shared/contract/text-port.ts'
import { placedProblemText, readProfileFile, readProfileText } from '../../shared/profiles/profile-text.ts'
import { manualSchedule } from '../support/manual-schedule.ts'
import { acmeFile } from '../support/own-profile.ts'
import { tinyEngine } from '../support/tiny-engine.ts'
import { contractSeeds, mayRefuse, type Target } from './target.ts'

const acmeJson = JSON.stringify(acmeFile, null, 1)

const csvSeeds = [
  'phone,text\n79161234567,"Hello, {name}"\n',
  'номер;текст\r\n79160000000;"a ""b"" c"\r\n',
  '1\t2\n3\t4\n',
]

const pemSeed = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQ\n-----END CERTIFICATE-----\n'

async function readTable(path: string): Promise<void> {
  const format = await guessFormat(path)
  for await (const row of readRows(path, format)) if (row.length === 0) throw new Error('a row without cells')
}

export const fileTargets: readonly Target[] = [
  {
    name: 'a file of a profile',
    every: 64,
    run: (chance) => {
      const spoilt = [acmeJson, acmeJson, '{"id":"a","name":"A"}', '[[{"a":1,"a":2}]]']
      const read = readProfileText(chance.text(spoilt))
      readProfileFile(chance.octets(spoilt.map((text) => new TextEncoder().encode(text))))
      if ('profile' in read) return
      for (const problem of read.problems) {
        for (const language of ['en', 'ru'] as const) {
          if (/\{\w+\}/.test(placedProblemText({ ...problem, given: '' }, language))) {
            throw new Error(`a value is missing in what is said of ${problem.problem}`)
          }
        }
      }
    },
  },
  {
    name: 'a message of a window',
    every: 64,
    run: async (chance) => {
      let hear: (text: string) => void = () => undefined
      const port = servedPortOverText({
        send: () => undefined,
        onText: (listener) => {
          hear = listener
        },
        onClose: () => undefined,
        close: () => undefined,
        bufferedOctets: () => 0,
        onTaken: () => undefined,
      })
      const defects: unknown[] = []
      const stop = serve(port, tinyEngine({}), {
        log: (_call, problem) => defects.push(problem),
        schedule: manualSchedule().schedule,
      })
      for (const seed of contractSeeds) hear(chance.below(2) === 0 ? seed : chance.text(contractSeeds))
      await new Promise((resolve) => setImmediate(resolve))
      stop()
      // A message that is none is logged in words; what is thrown is a defect.
      const thrown = defects.filter((problem) => problem instanceof Error)
      const [defect] = thrown.filter((problem) => !String(problem).includes('not part of this test'))
      if (defect !== undefined) throw defect
    },
  },
  {
    name: 'a table',
    every: 4096,
    run: (chance, folder) => {
      const path = join(folder, 'table.csv')
      writeFileSync(
        path,
        chance.below(2) === 0
          ? chance.text(csvSeeds)
          : chance.octets(csvSeeds.map((csv) => Buffer.from(csv))),
      )
      return mayRefuse(() => readTable(path))
    },
  },
  {
    name: 'a line of JSON',
    every: 4096,
    run: (chance, folder) => {
      const path = join(folder, 'lines.jsonl')
      writeFileSync(path, chance.octets(contractSeeds.map((line) => Buffer.from(`${line}\n{"text":"x"}\n`))))
      return mayRefuse(async () => {
        for await (const lines of readLines(path))
          for (const line of lines) await mayRefuse(() => jsonOfLine(line))
      })
    },
  },
  {
    name: 'a certificate',
    every: 4096,
    run: (chance) =>
      mayRefuse(() => {
        const pem = chance.text([pemSeed, pemSeed, 'x'])
        readClientCertificate({ format: 'pem', certificatePem: pem, keyPem: pem, passphrase: '' })
        readClientCertificate({ format: 'pfx', pfxBase64: chance.text(['MIIBszCC', 'AAAA']), passphrase: '' })
      }),
  },
]
