/** Pastes that can be tried. */
export const examples = {
  receipt:
    'id:1a2b3c sub:001 dlvrd:000 submit date:2611281200 done date:2611281203 stat:UNDELIV err:006 text:hello',
  dump: `00000000: 0000 0039 0000 0004 0000 0000 0000 0011  ...9............
00000010: 0005 0041 4c50 4841 0001 0137 3931 3631  ...ALPHA...79161
00000020: 3233 3435 3637 0000 0000 0000 0100 0800  234567..........
00000030: 0804 1204 3004 4800 21                   ....0.H.!`,
  log: `2026-11-28 12:00:01 [1234] [6] DEBUG: SMPP PDU 0x7f12ac0012a0 dump:
2026-11-28 12:00:01 [1234] [6] DEBUG:   type_name: submit_sm_resp
2026-11-28 12:00:01 [1234] [6] DEBUG:   command_id: 2147483652 = 0x80000004
2026-11-28 12:00:01 [1234] [6] DEBUG:   command_status: 1027 = 0x00000403
2026-11-28 12:00:01 [1234] [6] DEBUG:   sequence_number: 17 = 0x00000011
2026-11-28 12:00:01 [1234] [6] DEBUG:   message_id: NULL
2026-11-28 12:00:01 [1234] [6] DEBUG: SMPP PDU dump ends.`,
  code: 'submit_sm_resp command_status=1025',
} as const
