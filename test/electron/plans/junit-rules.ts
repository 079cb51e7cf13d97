import sax from 'sax'

interface Rule {
  /** Elements that may stand in it, in any order. */
  readonly children: readonly string[]
  readonly needed: readonly string[]
  readonly allowed: readonly string[]
  readonly hasText: boolean
}

const rerun: Rule = {
  children: ['stackTrace', 'system-out', 'system-err'],
  needed: ['type'],
  allowed: ['message'],
  hasText: true,
}
const text: Rule = { children: [], needed: [], allowed: [], hasText: true }
const outcome: Rule = { children: [], needed: [], allowed: ['type', 'message'], hasText: true }

/** The schema that the xUnit plugin of Jenkins reads JUnit reports by (junit-10.xsd), as rules. */
const rules: Readonly<Record<string, Rule>> = {
  testsuites: {
    children: ['testsuite'],
    needed: [],
    allowed: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
    hasText: false,
  },
  testsuite: {
    children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    needed: ['name', 'tests', 'failures', 'errors'],
    allowed: [
      'group',
      'time',
      'skipped',
      'timestamp',
      'hostname',
      'id',
      'package',
      'file',
      'log',
      'url',
      'version',
    ],
    hasText: false,
  },
  properties: { children: ['property'], needed: [], allowed: [], hasText: false },
  property: { children: [], needed: ['name', 'value'], allowed: [], hasText: false },
  testcase: {
    children: [
      'skipped',
      'error',
      'failure',
      'rerunFailure',
      'rerunError',
      'flakyFailure',
      'flakyError',
      'system-out',
      'system-err',
    ],
    needed: ['name'],
    allowed: ['classname', 'group', 'time'],
    hasText: false,
  },
  skipped: outcome,
  error: outcome,
  failure: outcome,
  rerunFailure: rerun,
  rerunError: rerun,
  'system-out': text,
  'system-err': text,
}

const forms: Readonly<Record<string, RegExp>> = {
  tests: /^\d+$/,
  failures: /^\d+$/,
  errors: /^\d+$/,
  skipped: /^\d+$/,
  // SUREFIRE_TIME, and a dateTime.
  time: /^(?:\d{1,3},)*\d+(?:\.\d{1,3})?$/,
  timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
}

export interface JUnitCase {
  readonly name: string
  /** Elements in it with their attributes and text. */
  readonly inside: readonly { readonly name: string; readonly message: string; readonly text: string }[]
}

/** Checks a report by the rules, and gives back its cases; throws for what breaks one. */
export function validJUnit(xml: string): JUnitCase[] {
  const parser = sax.parser(true, {})
  const open: string[] = []
  const cases: { name: string; inside: { name: string; message: string; text: string }[] }[] = []
  const fail = (what: string): never => {
    throw new Error(`${open.join('/')}: ${what}`)
  }
  parser.onerror = (error) => fail(error.message)
  parser.onopentag = ({ name, attributes }) => {
    const parent = rules[open.at(-1) ?? '']
    if (open.length === 0 ? name !== 'testsuites' : !parent?.children.includes(name))
      fail(`no place for ${name}`)
    open.push(name)
    const rule = rules[name] ?? fail('unknown')
    for (const needed of rule.needed) if (!(needed in attributes)) fail(`lacks ${needed}`)
    for (const [key, value] of Object.entries(attributes)) {
      if (![...rule.needed, ...rule.allowed].includes(key)) fail(`has ${key}`)
      const form = forms[key]
      if (form !== undefined && !form.test(String(value))) fail(`${key} is ${String(value)}`)
    }
    if (name === 'testcase') cases.push({ name: String(attributes['name']), inside: [] })
    else if (open.at(-2) === 'testcase')
      cases.at(-1)?.inside.push({ name, message: String(attributes['message'] ?? ''), text: '' })
  }
  parser.ontext = (said) => {
    if (said.trim() !== '' && !rules[open.at(-1) ?? '']?.hasText) fail(`has the text ${said}`)
    const last = cases.at(-1)?.inside.at(-1)
    if (last !== undefined && open.at(-2) === 'testcase') last.text += said
  }
  parser.onclosetag = () => open.pop()
  // XML 1.0 has these characters alone.
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(xml))
    fail('a character that XML does not have')
  parser.write(xml).close()
  return cases
}
