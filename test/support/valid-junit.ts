import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import sax from 'sax'

const schema = join(import.meta.dirname, '../vectors/junit.xsd')

export interface JUnitCase {
  readonly name: string
  /** Elements in it with their attributes and text. */
  readonly inside: readonly { readonly name: string; readonly message: string; readonly text: string }[]
}

/** Checks a report by the schema with xmllint, and gives back its cases; throws for what the schema refuses. */
export function validJUnit(xml: string): JUnitCase[] {
  const { error, status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], {
    input: xml,
    encoding: 'utf8',
  })
  if (error !== undefined)
    throw new Error('xmllint is not installed (Debian: libxml2-utils)', { cause: error })
  if (status !== 0) throw new Error(stderr)
  return casesOf(xml)
}

function casesOf(xml: string): JUnitCase[] {
  const parser = sax.parser(true, {})
  const open: string[] = []
  const cases: { name: string; inside: { name: string; message: string; text: string }[] }[] = []
  parser.onerror = (error) => {
    throw error
  }
  parser.onopentag = ({ name, attributes }) => {
    if (name === 'testcase') cases.push({ name: String(attributes['name']), inside: [] })
    else if (open.at(-1) === 'testcase')
      cases.at(-1)?.inside.push({ name, message: String(attributes['message'] ?? ''), text: '' })
    open.push(name)
  }
  parser.ontext = (said) => {
    const last = cases.at(-1)?.inside.at(-1)
    if (last !== undefined && open.at(-2) === 'testcase') last.text += said
  }
  parser.onclosetag = () => open.pop()
  parser.write(xml).close()
  return cases
}
