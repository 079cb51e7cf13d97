import type { FilterFault } from './filter-fault-table.ts'

/** A piece of a filter, and where it stands: characters from 0, the end not included. */
export interface FilterToken {
  readonly kind: 'word' | 'string' | 'sign'
  /** As written, of a string what it means. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The longer ones first. */
const signs = [
  '===',
  '!==',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '^^',
  '<',
  '>',
  '!',
  '~',
  '(',
  ')',
  '{',
  '}',
  ',',
] as const
const endOfWord = /[\s(){},"<>=!&|^~]/
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' }

/** The tokens of a filter, or what is wrong with it and where. */
export function filterTokens(text: string): readonly FilterToken[] | FilterFault {
  const tokens: FilterToken[] = []
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) {
      at += 1
      continue
    }
    const token = text.charAt(at) === '"' ? stringAt(text, at) : (signAt(text, at) ?? wordAt(text, at))
    if ('code' in token) return token
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function signAt(text: string, start: number): FilterToken | null {
  const sign = signs.find((one) => text.startsWith(one, start))
  return sign === undefined ? null : { kind: 'sign', text: sign, start, end: start + sign.length }
}

function wordAt(text: string, start: number): FilterToken | FilterFault {
  let end = start
  while (end < text.length && !endOfWord.test(text.charAt(end))) end += 1
  if (end > start) return { kind: 'word', text: text.slice(start, end), start, end }
  return { code: 'unexpected-character', start, end: start + 1, detail: { character: text.charAt(start) } }
}

/** Double quotes; inside, \" \\ \n \r \t \0 and \x41. */
function stringAt(text: string, start: number): FilterToken | FilterFault {
  let said = ''
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') return { kind: 'string', text: said, start, end: at + 1 }
    if (character !== '\\') {
      said += character
      continue
    }
    at += 1
    const hex = /^x([0-9a-f]{2})/i.exec(text.slice(at, at + 3))?.[1]
    if (hex === undefined) said += escapes[text.charAt(at)] ?? text.charAt(at)
    else {
      said += String.fromCharCode(Number.parseInt(hex, 16))
      at += 2
    }
  }
  return { code: 'unclosed-string', start, end: text.length, detail: {} }
}
