import { expect, test } from 'vitest'
import { readRuleFile, ruleFileText, ruleProblemText } from '../../../shared/answering/read-rule-file.ts'

function problemsOf(text: string): string[] {
  const read = readRuleFile(text, 0)
  return 'file' in read ? [] : read.problems.map((problem) => ruleProblemText(problem, 'en'))
}

/** A file of one rule. */
function withRule(when: string, parts: object): string {
  return `{"autoReply": 1, "rules": [{"when": ${JSON.stringify(when)}, "then": ${JSON.stringify(parts)}}]}`
}

test('reads a file, gives the usual limits, and writes what it reads', () => {
  const text = `{
  "autoReply": 1,
  "rules": [
    { "name": "Info", "when": "text ~ \\"^info( (?<city>[a-z]+))?$\\"",
      "then": { "reply": "Hello {{source_addr}}, {{city}}", "delay": "500ms", "once": "10m", "from": "INFO" } },
    { "when": "from == \\"1\\"", "on": false, "then": { "ack": { "delay": "2s", "status": "ESME_RMSGQFUL" } } },
    { "when": "", "then": { "ack": { "none": true } } }
  ]
}`
  const read = readRuleFile(text, 0)
  if (!('file' in read)) throw new Error(problemsOf(text).join())
  expect(read.file.limits).toEqual({ perNumber: 1, inAll: 10, pairReplies: 5, pairWithin: '10m' })
  expect(read.file.rules).toHaveLength(3)
  expect(readRuleFile(ruleFileText(read.file), 0)).toEqual(read)
})

test.each([
  ['{"autoReply": 1, "rules": [}', '1:28: this is no JSON'],
  ['{"autoReply": 2, "rules": []}', '1:2: autoReply: 2 is none of 1'],
  ['[]', 'a JSON object in braces is expected'],
  [withRule('text == "a"', { reply: 'b', dealy: '1s' }), 'rules[0].then.dealy'],
  [withRule('txet == "a"', { reply: 'b' }), 'There is no field txet; is text meant?'],
  [withRule('text ~ "(a"', { reply: 'b' }), 'rules[0].when: The pattern cannot be used'],
  [withRule('answered', { reply: 'b' }), 'whether requests were answered'],
  [withRule('', { reply: '{{city}}' }), '{{city}} is neither a group'],
  [withRule('', { reply: 'a', once: 'soon' }), 'rules[0].then.once: soon is no time'],
  [withRule('', { reply: 'a', delay: '8d' }), 'a week at most'],
  [withRule('', {}), 'the rule does nothing'],
  [withRule('', { ack: {} }), 'ack needs delay, status or none'],
  [withRule('', { ack: { status: 'ESME_RNOSUCH' } }), 'ESME_RNOSUCH is no command_status'],
  [withRule('', { ack: { none: true, status: 8 } }), 'what is left unanswered has no status'],
  [withRule('', { ack: { none: true }, once: '1m' }), 'rules[0].then.once'],
  ['{"autoReply": 1, "rules": [], "rules": []}', 'rules'],
  [`{"autoReply": 1, "rules": [${' '.repeat(262_144)}]}`, 'at most 262144 are read'],
])('%s is refused with its place', (text, problem) => {
  expect(problemsOf(text).join('\n')).toContain(problem)
})

test('names line and column of each problem', () => {
  const text =
    '{\n  "autoReply": 1,\n  "rules": [\n    { "when": "txet", "then": { "reply": "a" } },\n' +
    '    { "when": "txet == 1", "then": { "reply": "a" } }\n  ]\n}'
  // A word that is no field is searched for.
  expect(problemsOf(text)).toEqual([
    '5:7: rules[1].when: There is no field txet; is text meant? (at character 1)',
  ])
})

test('a hundred rules are the most', () => {
  const rules = (count: number) => ({
    autoReply: 1,
    rules: Array.from({ length: count }, () => JSON.parse('{"when":"","then":{"reply":"a"}}')),
  })
  expect(problemsOf(JSON.stringify(rules(100)))).toEqual([])
  expect(problemsOf(JSON.stringify(rules(101)))).toHaveLength(1)
})
