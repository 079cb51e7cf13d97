/** Characters of a name that is shown of a text that may be no plan. */
const mostName = 200
const key = 'name:'

/**
 * The name of a plan whose text need not read, '' where it has none. Line by line: a pattern over a whole text that somebody
 * else wrote may take its square.
 */
export function planNameIn(text: string): string {
  const line = text.split('\n').find((one) => one.startsWith(key)) ?? ''
  const name = line.slice(key.length).trim()
  const [first = ''] = name
  const isQuoted = (first === '"' || first === "'") && name.length > 1 && name.endsWith(first)
  return (isQuoted ? name.slice(1, -1) : name).slice(0, mostName)
}
