import { expect, test } from 'vitest'
import { planProblemLines, planProblemText } from '../../../shared/plan/plan-problem.ts'
import { readPlan } from '../../../shared/plan/read-plan.ts'

const head = 'plan: 1\nname: A\n'
const check = (steps: string) => `${head}checks:\n  - id: a\n    steps:\n${steps}`
const one = (step: string) => check(`      - ${step}\n`)

/** A bad plan, where its first problem stands, and what is said of it. */
const badPlans: readonly (readonly [what: string, text: string, at: string, said: RegExp])[] = [
  ['nothing', '', '1:1', /empty/],
  ['a tab before a key', 'plan: 1\n\tname: A\n', '2:1', /tab/i],
  [
    'an unquoted variable',
    one('submit_sm: { destination_addr: {{to}}, text: x }'),
    '6:40',
    /put quotes around "\{\{to\}\}"/,
  ],
  [
    'an unquoted variable with text behind it',
    one('submit_sm:\n          text: {{to}} hello'),
    '7:17',
    /put quotes around "\{\{to\}\}"/,
  ],
  ['a quote that is not closed', `${head}checks: "abc\n`, '4:1', /not closed/],
  ['a bracket that is not closed', `${head}checks: [\n`, '4:1', /not closed|YAML/],
  ['a key twice', 'plan: 1\nplan: 1\n', '2:1', /plan stands here a second time/],
  ['a colon in a value', 'plan: 1\nname: A: B\n', '2:7', /put the value in quotes/],
  ['a tag', 'plan: !!int 1\nname: A\nchecks: []\n', '1:7', /!!int is not allowed/],
  ['a merge key', `${head}x: &x {a: b}\nvars:\n  <<: *x\nchecks: []\n`, '5:3', /merge key/],
  ['an anchor that is not there', `${head}vars: *x\n`, '3:7', /no anchor/],
  ['a second document', `${one('pause: 1s')}---\nplan: 1\n`, '7:1', /second document/],
  ['a list for a key', 'plan: 1\n? [a]\n: 1\n', '2:3', /key must be text/],
  ['only a list', '- plan\n', '1:1', /a list stands where a mapping/],
  ['no version', 'name: A\nchecks: [{id: a, steps: [{pause: 1s}]}]\n', '1:1', /key plan is missing/],
  ['another version', 'plan: 2\nname: A\nchecks: [{id: a, steps: [{pause: 1s}]}]\n', '1:7', /only version/],
  ['no checks', head, '1:1', /key checks is missing/],
  ['an empty list of checks', `${head}checks: []\n`, '3:9', /At least one/],
  ['a key misspelt', `${head}chekcs: []\n`, '1:1', /checks is missing/],
  [
    'a key of a check misspelt',
    `${head}checks:\n  - id: a\n    severty: must\n    steps: [{pause: 1s}]\n`,
    '5:5',
    /severty is no key.*Is severity meant/,
  ],
  [
    'a word that is not one',
    `${head}checks:\n  - id: a\n    severity: musst\n    steps: [{pause: 1s}]\n`,
    '5:15',
    /must, should, info.*Is must meant/,
  ],
  ['a check that does nothing', `${head}checks:\n  - id: a\n`, '4:5', /either steps or load/],
  ['a step that does nothing', one('note: x'), '6:9', /does nothing; give it one of bind/],
  ['a step with two actions', one('{ pause: 1s, bind: main }'), '6:11', /two actions, bind and pause/],
  ['a misspelt action', one('submitsm: { text: x }'), '6:9', /Is submit_sm meant/],
  [
    'a parameter misspelt',
    one('submit_sm: { destination_adr: "1", text: x }'),
    '6:22',
    /Is destination_addr meant/,
  ],
  ['a parameter of another PDU', one('query_sm: { text: x }'), '6:21', /text is no key here/],
  [
    'a number that is too large',
    one('submit_sm: { esm_class: 300 }'),
    '6:33',
    /a number of at most 1 octets/,
  ],
  ['text for a number', one('submit_sm: { esm_class: high }'), '6:33', /a whole number/],
  ['a duration without unit', one('pause: 5'), '6:16', /a duration such as/],
  [
    'a status that there is not',
    one('enquire_link: main\n        expect: { command_status: ESME_ROKK }'),
    '7:35',
    /a status such as.*Is ESME_ROK meant/,
  ],
  [
    'a field that there is not',
    one('enquire_link: main\n        expect: { comand_status: ESME_ROK }'),
    '7:19',
    /no field comand_status.*Is command_status meant/,
  ],
  [
    'a matcher that there is not',
    one('enquire_link: main\n        expect: { response_time: { lt_e: 5s } }'),
    '7:36',
    /lt_e is no key.*Is lte meant/,
  ],
  [
    'a time that is none',
    one('enquire_link: main\n        expect: { response_time: { lte: fast } }'),
    '7:41',
    /a duration/,
  ],
  [
    'a pattern with look-ahead',
    one("query_sm: { message_id: a }\n        expect: { message_id: { matches: '(?=x)' } }"),
    '7:42',
    /look-around/,
  ],
  [
    'a filter that ends early',
    one('receive: deliver_sm\n        where: receipt.id =='),
    '7:28',
    /filter cannot be read/,
  ],
  [
    'a filter with an unknown field',
    one('receive: deliver_sm\n        where: recipt.id == 1'),
    '7:16',
    /recipt\.id/,
  ],
  ['a command that there is not', one('receive: deliver_smm'), '6:18', /Is deliver_sm meant/],
  [
    'a session that there is not',
    `${head}sessions: { main: {} }\nchecks:\n  - id: a\n    steps:\n      - bind: mian\n`,
    '7:15',
    /no session mian.*main/,
  ],
  [
    'a check to need that there is not',
    `${head}checks:\n  - id: a\n    needs: [bnd]\n    steps: [{pause: 1s}]\n  - id: bind\n    steps: [{pause: 1s}]\n`,
    '5:13',
    /no check bnd.*Is bind meant/,
  ],
  [
    'checks that need each other',
    `${head}checks:\n  - id: a\n    needs: [b]\n    steps: [{pause: 1s}]\n  - id: b\n    needs: a\n    steps: [{pause: 1s}]\n`,
    '5:12',
    /circle: a → b → a/,
  ],
  [
    'an id twice',
    `${head}checks:\n  - id: a\n    steps: [{pause: 1s}]\n  - id: a\n    steps: [{pause: 1s}]\n`,
    '6:9',
    /id a already/,
  ],
  [
    'a variable without a value',
    one('submit_sm: { destination_addr: "{{too}}", text: x }'),
    '6:41',
    /Nothing gives \{\{too\}\} a value/,
  ],
  [
    'a variable made of itself',
    `${head}vars: { a: "{{b}}", b: "{{a}}" }\nchecks: [{id: a, steps: [{pause: 1s}]}]\n`,
    '3:12',
    /made of itself/,
  ],
  [
    'a password',
    `${head}sessions: { main: { password: secret } }\nchecks: [{id: a, steps: [{bind: main}]}]\n`,
    '3:31',
    /password does not stand in a plan/,
  ],
  ['a file outside the folder', one('submit_sm: { text_file: ../etc/passwd }'), '6:33', /outside the folder/],
  ['octets that are none', one('raw: { hex: 0000zz }'), '6:21', /octets in hex/],
  [
    'where beside a step that takes nothing',
    one('enquire_link: main\n        where: status == 0'),
    '7:9',
    /where does not go with enquire_link/,
  ],
  [
    'a TLV that there is not',
    one('submit_sm: { text: x, tlvs: { source_prt: 1 } }'),
    '6:39',
    /a TLV by its name.*Is source_port meant/,
  ],
  [
    'file and rows',
    `${head}data: { file: a.csv, rows: [{a: b}] }\nchecks: [{id: a, steps: [{pause: 1s}]}]\n`,
    '3:7',
    /either file or rows/,
  ],
]

test.each(badPlans)('tells the place of %s', (_what, text, at, said) => {
  const { plan, problems } = readPlan(text)
  expect(plan).toBeNull()
  const [problem] = problems
  if (problem === undefined) throw new Error('no problem')
  const [line = '', shown, caret] = planProblemLines(problem, 'plan.yaml', text, 'en')
  expect(line).toMatch(said)
  expect(line.slice(0, line.indexOf(' '))).toBe(`plan.yaml:${at}:`)
  expect(shown).toMatch(/^ \d+ \| /)
  expect(caret).toMatch(/^ +\| +\^+$/)
})

test.each(badPlans)('says of %s what is wrong in Russian too, and fills every name', (_what, text) => {
  for (const problem of readPlan(text).problems) {
    const [en, ru] = [planProblemText(problem, 'en'), planProblemText(problem, 'ru')]
    expect(ru).not.toBe(en)
    for (const said of [en, ru])
      expect(said).not.toMatch(/\{(?:key|allowed|near|value|expected|given|max|name)\}(?!\})/)
  }
})
