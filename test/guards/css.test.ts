import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

const renderer = join(import.meta.dirname, '../../renderer')
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).toSorted()

/** Every page has it. */
const appStyles = 'app/app.css'

interface Module {
  /** Modules and style sheets that it imports at once. */
  readonly imports: readonly string[]
  /** Modules that it fetches later. */
  readonly fetches: readonly string[]
  readonly classes: readonly UsedClass[]
}

/** A class in a className; `isStart`: only its first letters stand there, the rest is a value. */
interface UsedClass {
  readonly name: string
  readonly isStart: boolean
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function children(node: Node): Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode))
}

function readModule(file: string): Module {
  const source = readFileSync(join(renderer, file), 'utf8')
  const { program, module } = parseSync(file, source, { lang: 'tsx' })
  const own = (specifier: string) => relative(renderer, join(renderer, dirname(file), specifier))
  const local = (specifiers: readonly string[]) => specifiers.filter((one) => one.startsWith('.')).map(own)
  const fetched = module.dynamicImports.map(({ moduleRequest }) =>
    source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  )
  return {
    imports: local(module.staticImports.map(({ moduleRequest }) => moduleRequest.value)),
    fetches: local(fetched),
    classes: file.endsWith('.tsx') ? classesUnder(program as unknown as Node) : [],
  }
}

/** What stands in `className=`, `rowClass=`, `className: …` and `element.className = …`. */
function classesUnder(node: Node): UsedClass[] {
  const isClassName = (name: unknown) =>
    isNode(name) && /^(?:\w*C|c)lass(?:Name)?$/.test(String(name['name'] ?? ''))
  const value =
    node.type === 'JSXAttribute' && isClassName(node['name'])
      ? node['value']
      : node.type === 'Property' && isClassName(node['key'])
        ? node['value']
        : node.type === 'AssignmentExpression' &&
            isNode(node['left']) &&
            (isClassName(node['left']) || isClassName(node['left']['property']))
          ? node['right']
          : node.type === 'VariableDeclarator' && isClassName(node['id'])
            ? node['init']
            : null
  return [...(isNode(value) ? written(value) : []), ...children(node).flatMap(classesUnder)]
}

/** The classes that an expression can be, as far as they stand in it; what is only compared with does not count. */
function written(node: Node): UsedClass[] {
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? words(node['value'], false) : []
    case 'TemplateLiteral': {
      const quasis = (node['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
      const texts = quasis.flatMap((text, index) => {
        // Letters after a value are the end of a class whose start is not known.
        const rest = index === 0 ? text : text.replace(/^\S+/, '')
        return words(rest, index < quasis.length - 1)
      })
      return [...texts, ...(node['expressions'] as Node[]).flatMap(written)]
    }
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']].filter(isNode).flatMap(written)
    case 'LogicalExpression':
      return isNode(node['right']) ? written(node['right']) : []
    case 'BinaryExpression':
      return node['operator'] === '+' ? children(node).flatMap(written) : []
    case 'ArrowFunctionExpression':
    case 'JSXExpressionContainer':
    case 'CallExpression':
      return children(node).flatMap(written)
    default:
      return []
  }
}

function words(text: string, isFollowed: boolean): UsedClass[] {
  const names = text.split(/\s+/)
  return names
    .map((name, index) => ({ name, isStart: isFollowed && index === names.length - 1 }))
    .filter(({ name }) => name !== '')
}

/** The selectors of a style sheet, one by one. */
function selectorsOf(file: string): string[] {
  const text = readFileSync(join(renderer, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  return (
    [...text.matchAll(/([^{};]+)\{/g)]
      .map((match) => (match[1] ?? '').trim())
      // Neither an at-rule nor a step of an animation.
      .filter((prelude) => !/^(?:@|from$|to$)/.test(prelude))
      .flatMap((prelude) => prelude.split(','))
      .map((selector) => selector.trim())
  )
}

function classesOf(selector: string): string[] {
  return [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].map((match) => match[1] ?? '')
}

const modules: ReadonlyMap<string, Module> = new Map(
  files.filter((file) => /\.tsx?$/.test(file)).map((file) => [file, readModule(file)]),
)
const sheets: ReadonlyMap<string, readonly string[]> = new Map(
  files.filter((file) => file.endsWith('.css')).map((file) => [file, selectorsOf(file)]),
)

/** The modules and style sheets that a file brings with it, itself included. */
function comesWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const one of modules.get(file)?.imports ?? []) comesWith(one, seen)
  return seen
}

/** What is fetched when it is first needed, the screens and the palette, and the screen that comes with the window. */
const fetched = new Set([
  ...(modules.get('app/room-table.tsx')?.imports ?? []).filter((file) => file.startsWith('screens/')),
  ...[...modules.values()].flatMap(({ fetches }) => fetches),
])

/** The file whose loading brings the module: a screen's root, or the module itself. */
function rootOf(file: string): string {
  if (file.startsWith('app/'))
    return [...fetched].find((root) => comesWith(root).has(file) && root.startsWith('app/')) ?? 'main.tsx'
  const folder = /^screens\/\w+\//.exec(file)?.[0]
  // The first screen comes with the window; what is fetched of its folder is none of its roots.
  const isFirst = [...comesWith('main.tsx')].some(
    (one) => folder !== undefined && one.startsWith(folder) && one.endsWith('-screen.tsx'),
  )
  if (isFirst) return 'main.tsx'
  return [...fetched].find((root) => folder !== undefined && root.startsWith(folder)) ?? file
}

describe('a class that is used', () => {
  const used = [...modules].filter(([, { classes }]) => classes.length > 0)

  test('is found in texts, choices, templates and properties', () => {
    const named = (file: string) => modules.get(file)?.classes.map(({ name }) => name)
    expect(named('parts/grid/grid-row.tsx')).toContain('grid-row')
    expect(named('screens/inspector/filter-bar.tsx')).toEqual(
      expect.arrayContaining(['live-button', 'is-live', 'filter-bar']),
    )
    expect(named('app/command-palette.tsx')).toContain('palette-place')
    expect(named('app/kept-screen.tsx')).toContain('kept-screen')
    expect(modules.get('parts/tree-row.tsx')?.classes).toContainEqual({ name: 'tree-', isStart: true })
  })

  test.each(used)('by %s is defined in a style sheet that comes with it', (file, { classes }) => {
    const coming = [...comesWith(rootOf(file)), ...comesWith(file), appStyles].flatMap(
      (sheet) => sheets.get(sheet) ?? [],
    )
    const defined = new Set(coming.flatMap(classesOf))
    const missing = classes
      .filter(({ name, isStart }) =>
        isStart ? ![...defined].some((one) => one.startsWith(name)) : !defined.has(name),
      )
      .map(({ name }) => name)
    expect([...new Set(missing)]).toEqual([])
  })
})

/** A screen's folder, a folder or file of the parts, the app: what may define a class for itself. */
function owner(sheet: string): string {
  return /^screens\/\w+/.exec(sheet)?.[0] ?? sheet
}

describe('a style sheet of a screen', () => {
  const definers = new Map<string, Set<string>>()
  for (const [sheet, selectors] of sheets) {
    for (const name of selectors.flatMap(classesOf)) {
      definers.set(name, (definers.get(name) ?? new Set()).add(owner(sheet)))
    }
  }

  test.each([...sheets].filter(([sheet]) => sheet.startsWith('screens/')))(
    '%s styles nothing but what is inside a class of its own',
    (_sheet, selectors) => {
      const isOwn = (name: string) => !name.startsWith('is-') && definers.get(name)?.size === 1
      // A highlight's name is given to ranges of text by a module, not to elements.
      const styled = selectors.filter((selector) => !selector.startsWith('::highlight('))
      expect(styled.filter((selector) => !classesOf(selector).some(isOwn))).toEqual([])
    },
  )
})
