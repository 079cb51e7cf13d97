/** What stands under one heading of a page, without the headings below it. */
export interface GuideSection {
  /** 1 for the title of the page. */
  readonly level: number
  readonly heading: string
  /** The anchor of the heading, unique in its page. */
  readonly slug: string
  /** Without the marks of Markdown, lines joined by a space. */
  readonly text: string
}

/** The anchor that GitHub gives a heading: the page is read there too. */
export function headingSlug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}

/** The sections of a page in Markdown, in order. Text before the first heading belongs to none. */
export function guideSections(markdown: string): readonly GuideSection[] {
  const sections: { level: number; heading: string; lines: string[] }[] = []
  let isFenced = false
  for (const line of markdown.split('\n')) {
    const isFence = line.startsWith('```')
    if (isFence) isFenced = !isFenced
    const title = isFenced ? null : /^(#{1,6}) (.+)$/.exec(line)
    if (title !== null) {
      sections.push({ level: (title[1] ?? '').length, heading: plainText(title[2] ?? ''), lines: [] })
    } else if (!isFence) sections.at(-1)?.lines.push(isFenced ? line : plainText(line))
  }
  return sections.map(({ level, heading, lines }) => ({
    level,
    heading,
    slug: headingSlug(heading),
    text: lines.join(' ').replace(/\s+/g, ' ').trim(),
  }))
}

/** A line without the marks of Markdown: what a reader sees of it. Pictures go, links leave their words. */
function plainText(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*>]|\d+\.)\s+/, '')
    .replace(/^\s*\|[\s:|-]+\|\s*$/, '')
    .replace(/(?<!\\)\|/g, ' ')
    .replace(/\\([|<>*_\\])/g, '$1')
    .replace(/\*\*|`/g, '')
    .trim()
}
