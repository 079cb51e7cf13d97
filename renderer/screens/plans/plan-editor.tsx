import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  type KeyBinding,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { completePlan } from '../../../shared/plan/plan-completion.ts'
import { type PlanProblem, planProblemText } from '../../../shared/plan/plan-problem.ts'
import type { Language } from '../../../shared/words/words.ts'
import { pageNonce } from '../../parts/page-nonce.ts'
import { useLanguage } from '../../parts/use-language.ts'
import './plans.css'

interface EditorProps {
  readonly text: string
  readonly problems: readonly PlanProblem[]
  readonly label: string
  readonly onChange: (text: string) => void
}

/** A plan's text with completion, and marks where something is wrong. Escape, then Tab leaves it. */
export function PlanEditor({ text, problems, label, onChange }: EditorProps) {
  const language = useLanguage()
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const told = useRef(onChange)
  told.current = onChange
  const begun = useRef(text)
  useEffect(() => {
    const parent = place.current
    if (parent === null) return
    const made = new EditorView({
      parent,
      state: EditorState.create({
        doc: begun.current,
        extensions: [
          ...extensions(label),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return
            begun.current = update.state.doc.toString()
            told.current(begun.current)
          }),
        ],
      }),
    })
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [label])
  useEffect(() => {
    const made = view.current
    if (made === null) return
    const { doc } = made.state
    // What was read may be older than what has been typed since.
    if (doc.toString() === text)
      made.dispatch(setDiagnostics(made.state, marksOf(problems, doc.length, language)))
  }, [problems, text, language])
  return <div ref={place} className="plans-editor" />
}

function marksOf(problems: readonly PlanProblem[], length: number, language: Language): Diagnostic[] {
  return problems.map((problem) => {
    const from = Math.min(problem.place.start, length)
    return {
      from,
      to: Math.max(from, Math.min(problem.place.end, length)),
      severity: 'error',
      message: planProblemText(problem, language),
    }
  })
}

function extensions(label: string) {
  const nonce = pageNonce()
  return [
    ...(nonce === null ? [] : [EditorView.cspNonce.of(nonce)]),
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    yaml(),
    syntaxHighlighting(colours),
    lintGutter(),
    autocompletion({ override: [complete], defaultKeymap: false, icons: false }),
    keymap.of([
      leaveByTab,
      ...completionKeymap,
      ...lintKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    look,
  ]
}

/** How long Escape lets Tab leave the editor, ms. */
const leaveMs = 2000

/** Also where Escape closes a list of completions first. */
const leaveByTab: KeyBinding = {
  key: 'Escape',
  run: (view) => {
    view.setTabFocusMode(leaveMs)
    return false
  },
}

function complete({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const found = completePlan(state.doc.toString(), pos)
  if (found === null || (found.from === pos && !explicit)) return null
  const isKey = found.kind === 'key'
  return {
    from: found.from,
    options: found.options.map((label) => ({
      label,
      type: isKey ? 'property' : 'enum',
      ...(isKey ? { apply: `${label}: ` } : {}),
    })),
    validFor: /^[\w.]*$/,
  }
}

/** Colours of the usual style and those of the window that stand in their place; they change with its theme. */
const windowColours: Readonly<Record<string, string>> = {
  '#00c': 'var(--accent)',
  '#a11': 'var(--ok)',
  '#940': 'var(--dim)',
  '#404740': 'var(--dim)',
}

const colours = HighlightStyle.define(
  defaultHighlightStyle.specs.map((spec) => ({
    ...spec,
    ...(spec['color'] === undefined ? {} : { color: windowColours[String(spec['color'])] ?? 'var(--text)' }),
  })),
)

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--pane)', color: 'var(--text)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--mono-font)', fontSize: '13px', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--ground)',
    color: 'var(--dim)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 28%, transparent)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--pane)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--pane)' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1px',
    textUnderlineOffset: '3px',
  },
})
