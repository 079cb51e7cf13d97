import { captureProblemText } from '../pcap/capture-problem-table.ts'
import { codePointName } from '../words/hex-text.ts'
import { fill, type Language, type Words } from '../words/words.ts'
import type { PasteProblem } from './pasted-item.ts'

/** What is wrong with a paste, in words. */
const problemWords: Readonly<Record<Exclude<PasteProblem['code'], 'capture'> | 'no-digit', Words>> = {
  'wrong-character': {
    en: 'Line {line}, column {column}: {character} ({name}) is no hexadecimal digit; read as {readAs}.',
    ru: 'Строка {line}, столбец {column}: {character} ({name}) не шестнадцатеричная цифра; прочитано как {readAs}.',
  },
  'no-digit': {
    en: 'Line {line}, column {column}: {character} ({name}) is no hexadecimal digit.',
    ru: 'Строка {line}, столбец {column}: {character} ({name}) не шестнадцатеричная цифра.',
  },
  'half-octet': {
    en: 'Line {line}, column {column}: a digit is missing, the octet has one only.',
    ru: 'Строка {line}, столбец {column}: не хватает цифры, у октета она одна.',
  },
  'cut-by-writer': {
    en: 'Line {line}: the program that printed this left out {octets} octets.',
    ru: 'Строка {line}: программа, которая это напечатала, пропустила октетов: {octets}.',
  },
  'octets-after-pdu': {
    en: 'Line {line}: {octets} octets after the PDU begin no other.',
    ru: 'Строка {line}: октетов после PDU, с которых другой не начинается: {octets}.',
  },
  'no-payload': {
    en: 'Line {line}: the packet carries no SMPP.',
    ru: 'Строка {line}: в пакете нет SMPP.',
  },
  'bad-field': {
    en: 'Line {line}: the value of {field} does not fit the field, which is left at its default.',
    ru: 'Строка {line}: значение {field} не подходит полю, оставлено значение по умолчанию.',
  },
  'capture-more': {
    en: 'The capture has {count} further gaps and problems like these.',
    ru: 'В захвате есть и другие пропуски и подобные им: {count}.',
  },
  'paste-full': {
    en: 'Line {line}: here the first {items} things end; what follows them is not listed.',
    ru: 'Строка {line}: здесь кончаются первые {items} распознанных; что за ними, не перечислено.',
  },
  'paste-cut': {
    en: 'The first {octets} of {of} octets were read; the rest is more than is read at once.',
    ru: 'Прочитаны первые октеты: {octets} из {of}; остальное больше, чем читается за раз.',
  },
}

/** A sentence in the reader's language, with the place. */
export function pasteProblemText(problem: PasteProblem, language: Language): string {
  if (problem.code === 'capture') return captureProblemText(problem.problem, language)
  if (problem.code !== 'wrong-character') return fill(problemWords[problem.code][language], problem)
  const key = problem.readAs === null ? 'no-digit' : problem.code
  const name = codePointName(problem.character.codePointAt(0) ?? 0)
  return fill(problemWords[key][language], { ...problem, readAs: problem.readAs ?? '', name })
}
