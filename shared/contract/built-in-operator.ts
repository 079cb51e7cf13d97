/** The operator that is always there: the connection Local simulator leads to it. */
export const builtInOperatorId = 'built-in'
