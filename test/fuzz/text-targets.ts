import { readRuleFile, ruleFileText } from '../../shared/answering/read-rule-file.ts'
import { askedCodes } from '../../shared/explain/asked-code.ts'
import { explain } from '../../shared/explain/explain.ts'
import { explainWords, searchCodes } from '../../shared/explain/search.ts'
import { searchWords } from '../../shared/filter/row-match.ts'
import { explainItem } from '../../shared/paste/explain-item.ts'
import { maskedPaste } from '../../shared/paste/mask-paste.ts'
import { readPaste } from '../../shared/paste/read-paste.ts'
import { matchIds } from '../../shared/receipts/id-rules.ts'
import { parseReceipt } from '../../shared/receipts/parse-receipt.ts'
import { proposeDialect } from '../../shared/receipts/propose-dialect.ts'
import { readReceiptOctets } from '../../shared/receipts/read-receipt.ts'
import { toHex } from '../../shared/smpp/hex.ts'
import { parseSmppTime } from '../../shared/text/smpp-time.ts'
import { fillVariables, variablesIn } from '../../shared/text/template-text.ts'
import { catalogue } from '../support/catalogue.ts'
import { readVectors } from '../support/read-vectors.ts'
import { codeSeeds, receiptSeeds, spoiltPdu, type Target } from './target.ts'

const timeSeeds = readVectors<{ value: string }>('times').map(({ value }) => value)

const ruleFileSeeds = [
  '{"autoReply":1,"rules":[{"name":"a","when":"text ~ \\"^info (?<city>[a-z]+)$\\"","then":{"reply":"{{city}} {{from}}","once":"1m"}}]}',
  '{"autoReply":1,"limits":{"perNumber":1,"pairWithin":"1h"},"rules":[{"when":"","on":false,"then":{"ack":{"status":"ESME_RMSGQFUL","delay":"2s"}}}]}',
  '{"autoReply":1,"rules":[{"when":"to in {1, 2..5}","then":{"reply":"x","ack":{"none":true}}}]}',
]

export const textTargets: readonly Target[] = [
  {
    name: 'a receipt',
    every: 8,
    run: (chance) => {
      const { id } = parseReceipt(chance.text(receiptSeeds))
      matchIds(id ?? '', chance.text(receiptSeeds).slice(0, 20))
    },
  },
  {
    name: 'the dialect of receipts',
    every: 64,
    run: (chance) => {
      const texts = [chance.text(receiptSeeds), chance.text(receiptSeeds), chance.text(receiptSeeds)]
      const samples = texts.map((text) => ({ text, receipt: parseReceipt(text) }))
      const { format, idRule, dates } = proposeDialect(
        samples,
        [chance.text(codeSeeds), 'abc1'],
        '2026-11-29',
      )
      for (const { fits } of [...format.options, ...idRule.options]) {
        if (fits > samples.length) throw new Error('more receipts fit than there are')
      }
      if (dates.options.some(({ fits }) => fits > dates.of)) throw new Error('more dates fit than there are')
    },
  },
  {
    name: 'a receipt in octets',
    every: 8,
    run: (chance) => {
      const seeds = receiptSeeds.map((text) =>
        Buffer.from(text, chance.below(2) === 0 ? 'latin1' : 'utf16le'),
      )
      const octets = chance.octets(seeds)
      readReceiptOctets({ octets, dataCoding: chance.below(256), esmClass: 4, tlvs: [] })
    },
  },
  { name: 'a time', every: 8, run: (chance) => void parseSmppTime(chance.text(timeSeeds)) },
  {
    name: 'a code or words about one',
    every: 1024,
    run: (chance) => {
      const code = chance.text(codeSeeds)
      askedCodes(code, 'log')
      explainWords(catalogue, { code, language: 'en' })
      for (const language of ['en', 'ru'] as const) {
        explain(catalogue, { code, language })
        searchCodes(catalogue, code, { language })
      }
    },
  },
  {
    name: 'a paste',
    every: 8,
    run: (chance) => {
      const pasted = `${toHex(spoiltPdu(chance))}\n${chance.text(receiptSeeds)}\n${chance.text(codeSeeds)}`
      const { items } = readPaste(pasted, { catalogue })
      for (const item of items) explainItem(item, { catalogue, language: 'ru' })
      maskedPaste(pasted, items)
      readPaste(spoiltPdu(chance), { catalogue })
    },
  },
  {
    name: 'a template and a filter',
    every: 16,
    run: (chance) => {
      const text = chance.text(['Hello {{name}}, {{code}}', 'Hi {name}', '{{', '79161234567 submit_sm'])
      const { missing } = fillVariables(text, () => undefined)
      const filled = fillVariables(text, (name) => `{{${name}}}`)
      if (missing.length < variablesIn(text).length || filled.missing.length > 0) {
        throw new Error(`a variable of ${text} is not filled`)
      }
      searchWords(text)
    },
  },
  {
    name: 'a file of auto-reply rules',
    every: 16,
    run: (chance) => {
      const read = readRuleFile(chance.text(ruleFileSeeds), 0)
      if ('problems' in read && read.problems.length === 0) throw new Error('refused without a problem')
      if ('file' in read && !('file' in readRuleFile(ruleFileText(read.file), 0))) {
        throw new Error('what was read and written is refused')
      }
    },
  },
]
