import Markdown, { type MarkdownToJSX } from 'markdown-to-jsx/react'
import { createContext, memo, type ReactNode, useContext, useRef } from 'react'
import { headingSlug } from '../../../shared/guide/guide-sections.ts'
import { type GuidePageId, isGuidePage } from '../../../shared/guide/guide-table.ts'
import { guidePicture } from '../../stores/guide-texts.ts'
import { goTo, helpAddress, openHelp } from '../../stores/navigation-store.ts'
import { type TabId, tabIds } from '../../stores/rooms.ts'
import { CopyButton } from './copy-button.tsx'

/** The page that a link within a page is of. */
const PageContext = createContext<GuidePageId>('first-minute')

/** Where links lead to. */
export interface GuideGo {
  readonly toPage: (page: GuidePageId, anchor: string) => void
  /** null: what leads to a tab is no link. */
  readonly toTab: ((tab: TabId) => void) | null
}
export const GuideGoContext = createContext<GuideGo>({ toPage: openHelp, toTab: goTo })

/** Links into the product: `workbench:TAB`. */
const productScheme = 'workbench:'

/** A page in Markdown. HTML in it is text, and only pages and tabs of the workbench are linked to. */
export const GuideText = memo(function GuideText({ page, text }: { page: GuidePageId; text: string }) {
  return (
    <PageContext value={page}>
      <Markdown options={options}>{text}</Markdown>
    </PageContext>
  )
})

function GuideLink({ href = '', children }: { href?: string; children?: ReactNode }) {
  const page = useContext(PageContext)
  const { toPage, toTab } = useContext(GuideGoContext)
  if (href.startsWith(productScheme)) {
    const tab = tabIds().find((one) => href === `${productScheme}${one}`)
    if (tab === undefined || toTab === null) return children
    return (
      <button type="button" className="guide-go" onClick={() => toTab(tab)}>
        {children}
      </button>
    )
  }
  const to = /^(?:([\w-]+)\.md)?(?:#(.+))?$/.exec(href)
  const place = { page: to?.[1] ?? page, anchor: to?.[2] ?? '' }
  const { page: target, anchor } = place
  if (to === null || !isGuidePage(target)) return children
  return (
    <a
      href={helpAddress(place)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        toPage(target, anchor)
      }}
    >
      {children}
    </a>
  )
}

/** Code, with a button that copies it. */
function Code({ children }: { children?: ReactNode }) {
  const code = useRef<HTMLPreElement>(null)
  return (
    <div className="guide-code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <pre ref={code} tabIndex={0}>
        {children}
      </pre>
      <CopyButton text={() => code.current?.textContent?.trimEnd() ?? ''} />
    </div>
  )
}

function Picture({ src = '', alt = '' }: { src?: string; alt?: string }) {
  const address = guidePicture(src)
  return address === undefined ? (
    <em className="dim">{alt}</em>
  ) : (
    <img src={address} alt={alt} loading="lazy" />
  )
}

/** Wide tables scroll by themselves. */
function Table({ children }: { children?: ReactNode }) {
  return (
    <div className="guide-table">
      <table>{children}</table>
    </div>
  )
}

/** The room has the heading of the first level. */
const options: MarkdownToJSX.Options = {
  disableParsingRawHTML: true,
  disableAutoLink: true,
  disableFrontmatter: true,
  forceBlock: true,
  wrapper: 'div',
  wrapperProps: { className: 'guide-text' } as object,
  slugify: (heading) => `guide-${headingSlug(heading)}`,
  overrides: {
    a: GuideLink,
    pre: Code,
    img: Picture,
    table: Table,
    h1: { component: 'h2' },
    h2: { component: 'h3' },
    h3: { component: 'h4' },
  },
}
