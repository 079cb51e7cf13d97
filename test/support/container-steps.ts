interface ContainerStep {
  readonly name: string
  readonly words: string
}

/** The instructions of a container file, their lines joined and the arguments of the build put in. */
export function containerSteps(text: string, given: Readonly<Record<string, string>>): ContainerStep[] {
  const values = new Map(Object.entries(given))
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
  return lines.flatMap((line) => {
    const [, name = '', words = ''] = /^([A-Z]+) +(.*)$/.exec(line) ?? []
    const [, argument = '', usual = ''] = /^(\w+)(?:=(.*))?$/.exec(words) ?? []
    if (name === 'ARG' && !values.has(argument)) values.set(argument, usual)
    const filled = words.replace(/\$\{(\w+)\}/g, (_, key) => values.get(key) ?? '')
    return name === '' ? [] : [{ name, words: filled }]
  })
}
