import { expect, test } from 'vitest'
import { validJUnit } from '../../support/valid-junit.ts'

const report = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="A" tests="2" failures="1" errors="0" time="1.000">
  <testsuite name="A" tests="2" failures="1" errors="0" skipped="0" time="1.000" timestamp="2026-11-30T00:00:00">
    <properties>
      <property name="host" value="127.0.0.1"/>
    </properties>
    <testcase name="one" classname="A" time="0.500"/>
    <testcase name="two" classname="A" time="0.500">
      <failure message="said" type="told">why</failure>
      <rerunFailure message="said" type="told"></rerunFailure>
      <system-out>note</system-out>
    </testcase>
  </testsuite>
</testsuites>
`

test('a report as CI servers read it is valid', () => {
  expect(validJUnit(report)).toEqual([
    { name: 'one', inside: [] },
    {
      name: 'two',
      inside: [
        { name: 'failure', message: 'said', text: 'why' },
        { name: 'rerunFailure', message: 'said', text: '' },
        { name: 'system-out', message: '', text: 'note' },
      ],
    },
  ])
})

test.each([
  ['another root', /testsuites/g, 'suites', 'suites'],
  ['an element that no server reads', '<system-out>note</system-out>', '<evidence/>', 'evidence'],
  ['an attribute that no server reads', 'classname="A"', 'classname="A" verdict="pass"', 'verdict'],
  ['a suite without a name', '<testsuite name="A"', '<testsuite', "'name' is required"],
  ['a suite without its count of errors', 'errors="0" skipped', 'skipped', "'errors' is required"],
  ['a count that is none', 'failures="1" errors="0" skipped', 'failures="one" errors="0" skipped', "'one'"],
  ['a count below zero', 'skipped="0"', 'skipped="-1"', "'-1'"],
  ['a time with a unit', 'time="0.500"', 'time="500ms"', "'500ms'"],
  ['a time below zero', 'time="0.500"', 'time="-1"', "'-1'"],
  ['a moment with a zone', '2026-11-30T00:00:00', '2026-11-30T00:00:00.000Z', 'timestamp'],
  ['a moment that is none', '2026-11-30T00', '2026-13-30T00', 'timestamp'],
  ['a case without a name', '<testcase name="one"', '<testcase', "'name' is required"],
  ['a case with an empty name', '<testcase name="one"', '<testcase name=" "', 'minLength'],
  ['a case of no class', ' classname="A"', '', "'classname' is required"],
  ['a failure of no type', ' type="told">why', '>why', "'type' is required"],
  ['two outcomes of a case', '<failure ', '<skipped/>\n<failure ', 'failure'],
  ['an earlier attempt before the outcome', /(<failure .*)\n(.*\n)/, '$2$1\n', 'failure'],
  [
    'properties behind the cases',
    /(<properties>.*<\/properties>)(.*)(<\/testsuite>)/s,
    '$2$1$3',
    'properties',
  ],
  ['text between cases', '</properties>', '</properties>said', 'testsuite'],
  ['a property without a value', ' value="127.0.0.1"', '', "'value' is required"],
  ['a character that XML does not have', 'said', '&#27;[31m', 'xmlChar'],
  ['a sign that is not escaped', 'why', 'a < b', 'parser error'],
])('%s is refused', (_what, part, by, told) => {
  const spoilt = report.replace(part, by)
  expect(spoilt).not.toBe(report)
  expect(() => validJUnit(spoilt)).toThrow(told)
})
