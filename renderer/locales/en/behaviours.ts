export const behaviours = {
  when: 'When all of this holds',
  always: 'Always. Add a condition to say when.',
  addCondition: 'Add a condition…',
  addSetting: 'Add a setting…',
  addItem: 'Add one',
  addWord: 'Type and press Enter',
  item: 'No. {{number}}',
  without: 'Remove: {{what}}',
  errors: {
    whole: 'A whole number from {{min}} to {{max}}.',
    number: 'A number from {{min}} to {{max}}.',
    needed: 'Something has to stand here that fits.',
  },
}
