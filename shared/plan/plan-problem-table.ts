import type { Words } from '../words/words.ts'

/**
 * What can be wrong with a plan: what was read and what is allowed, filled from the problem's detail. A name that is near
 * is added by planProblemText.
 */
export const planProblemWords = {
  'too-large': {
    en: 'The plan has more than {max} octets.',
    ru: 'План больше {max} октетов.',
  },
  'not-utf-8': { en: 'The plan is not text in UTF-8.', ru: 'План — не текст в UTF-8.' },
  empty: {
    en: 'The plan is empty; it begins with "plan: 1", its name and its checks.',
    ru: 'План пуст; он начинается с «plan: 1», имени и проверок.',
  },
  'too-deep': {
    en: 'Lists and mappings are in each other more than {max} times.',
    ru: 'Списков и отображений друг в друге больше {max}.',
  },
  'too-many': {
    en: 'The plan has more than {max} values.',
    ru: 'В плане больше {max} значений.',
  },
  'unquoted-variable': {
    en: 'A brace begins a mapping in YAML: put quotes around "{{{name}}}".',
    ru: 'Скобка в YAML начинает отображение: заключите "{{{name}}}" в кавычки.',
  },
  'no-yaml': {
    en: 'This cannot be read as YAML: {said}',
    ru: 'Это не читается как YAML: {said}',
  },
  'yaml-indent': {
    en: 'The line is indented by another number of blanks than its neighbours.',
    ru: 'Отступ строки не такой, как у соседних.',
  },
  'yaml-tab': {
    en: 'A tab indents this line; YAML takes blanks alone.',
    ru: 'Отступ сделан табуляцией; в YAML допустимы только пробелы.',
  },
  'yaml-unclosed': {
    en: 'A quote or bracket that was opened here, or before, is not closed.',
    ru: 'Кавычка или скобка, открытая здесь или раньше, не закрыта.',
  },
  'yaml-key-twice': {
    en: 'The key {key} stands here a second time.',
    ru: 'Ключ {key} здесь во второй раз.',
  },
  'yaml-colon': {
    en: 'A second ": " in one line begins a mapping inside a mapping: put the value in quotes.',
    ru: 'Второе «: » в строке начинает отображение внутри отображения: заключите значение в кавычки.',
  },
  'yaml-tag': {
    en: 'The tag {tag} is not allowed: every value is text, and its field says what it means.',
    ru: 'Тег {tag} не допускается: всякое значение — текст, а что оно значит, решает поле.',
  },
  'yaml-merge': {
    en: 'The merge key << is not allowed; write the values out, or use defaults.',
    ru: 'Ключ слияния << не допускается; выпишите значения или используйте defaults.',
  },
  'yaml-aliases': {
    en: 'The plan refers to anchors more than {max} times.',
    ru: 'Ссылок на якоря в плане больше {max}.',
  },
  'yaml-alias': {
    en: 'There is no anchor {name} before this.',
    ru: 'Якоря {name} перед этим местом нет.',
  },
  'yaml-documents': {
    en: 'A second document begins here; a file holds one plan.',
    ru: 'Здесь начинается второй документ; в файле один план.',
  },
  'yaml-key': {
    en: 'A key must be text.',
    ru: 'Ключ должен быть текстом.',
  },
  'unknown-key': {
    en: '{key} is no key here; allowed are {allowed}.',
    ru: 'Ключа {key} здесь нет; допустимы {allowed}.',
  },
  'missing-key': {
    en: 'The key {key} is missing here.',
    ru: 'Здесь не хватает ключа {key}.',
  },
  'wrong-kind': {
    en: '{given} stands where {expected} is expected.',
    ru: '{given} — там, где ожидается {expected}.',
  },
  'bad-value': {
    en: '"{value}" is not allowed here: {expected} is expected.',
    ru: '«{value}» здесь не подходит: ожидается {expected}.',
  },
  'not-one-of': {
    en: '"{value}" is not known here; allowed are {allowed}.',
    ru: '«{value}» здесь неизвестно; допустимы {allowed}.',
  },
  'too-few': { en: 'At least one is needed here.', ru: 'Здесь нужен хотя бы один.' },
  'too-many-here': { en: 'Here may be {max} at most.', ru: 'Здесь может быть не больше {max}.' },
  'too-long': {
    en: 'The text is longer than {max} characters.',
    ru: 'Текст длиннее {max} символов.',
  },
  'no-action': {
    en: 'The step does nothing; give it one of {allowed}.',
    ru: 'Шаг ничего не делает; укажите одно из {allowed}.',
  },
  'two-actions': {
    en: 'The step has two actions, {first} and {second}; each is a step of its own.',
    ru: 'В шаге два действия, {first} и {second}; каждое — отдельный шаг.',
  },
  'steps-or-load': {
    en: 'A check has either steps or load; this one has {given}.',
    ru: 'У проверки либо steps, либо load; у этой {given}.',
  },
  'not-of-step': {
    en: '{key} does not go with {action}.',
    ru: '{key} не сочетается с {action}.',
  },
  'no-session': {
    en: 'The plan has no session {name}; it has {allowed}.',
    ru: 'Сессии {name} в плане нет; есть {allowed}.',
  },
  'no-check': {
    en: 'There is no check {name} to need.',
    ru: 'Проверки {name}, от которой зависит эта, нет.',
  },
  'needs-circle': {
    en: 'The checks need each other in a circle: {circle}.',
    ru: 'Проверки зависят друг от друга по кругу: {circle}.',
  },
  'id-twice': {
    en: 'Another check has the id {id} already.',
    ru: 'Проверка с id {id} уже есть.',
  },
  'no-variable': {
    en: 'Nothing gives {{{name}}} a value: it is no variable, column or capture of this plan.',
    ru: 'Значение {{{name}}} взять неоткуда: в плане нет такой переменной, колонки или захвата.',
  },
  'variable-circle': {
    en: 'The variable {name} is made of itself.',
    ru: 'Переменная {name} составлена из самой себя.',
  },
  'bad-variable-name': {
    en: '{name} cannot be the name of a variable: letters, digits, _ . and - are allowed.',
    ru: '{name} не годится как имя переменной: допустимы буквы, цифры, _ . и -.',
  },
  'no-field': {
    en: 'There is no field {name} to expect.',
    ru: 'Поля {name}, которое можно ожидать, нет.',
  },
  'no-field-of': {
    en: '{command} has no parameter {name}.',
    ru: 'У {command} нет параметра {name}.',
  },
  'bad-filter': {
    en: 'The filter cannot be read: {reason}',
    ru: 'Фильтр не читается: {reason}',
  },
  'bad-pattern': { en: '{reason}', ru: '{reason}' },
  'open-password': {
    en: 'A password does not stand in a plan; take it from the environment: "{{env.NAME}}".',
    ru: 'Паролю не место в плане; возьмите его из окружения: "{{env.ИМЯ}}".',
  },
  'outside-folder': {
    en: '{path} is outside the folder of the plan.',
    ru: '{path} — вне папки плана.',
  },
  'file-or-rows': {
    en: 'Data is either file or rows; here is {given}.',
    ru: 'Данные — либо file, либо rows; здесь {given}.',
  },
} as const satisfies Readonly<Record<string, Words>>

export type PlanProblemCode = keyof typeof planProblemWords
