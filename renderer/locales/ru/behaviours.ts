export const behaviours = {
  when: 'Когда верно всё это',
  always: 'Всегда. Добавьте условие, чтобы сказать когда.',
  addCondition: 'Добавить условие…',
  addSetting: 'Добавить настройку…',
  addItem: 'Добавить ещё',
  addWord: 'Введите и нажмите Enter',
  item: '№ {{number}}',
  without: 'Убрать: {{what}}',
  errors: {
    whole: 'Целое число от {{min}} до {{max}}.',
    number: 'Число от {{min}} до {{max}}.',
    needed: 'Здесь нужно подходящее значение.',
  },
}
