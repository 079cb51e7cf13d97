/** Pastes that can be tried. */
export const examples = {
  receipt:
    'id:1a2b3c sub:001 dlvrd:000 submit date:2611281200 done date:2611281203 stat:UNDELIV err:006 text:hello',
  dump: '00000000: 0000 0010 8000 0004 0000 0058 0000 0011  ...........X....',
  code: 'submit_sm_resp command_status=1025',
} as const
