/** What a new plan begins with: it runs as it is against the Local simulator. */
export const examplePlan = `plan: 1
name: My plan
vars:
  to: "79161234567"
  from: INFO
sessions:
  main: { bind: transceiver }
checks:
  - id: bind
    name: The account can bind
    severity: must
    steps:
      - bind: main
        expect: { command_status: ESME_ROK, response_time: { lte: 2s } }
  - id: submit-receipt
    name: A message is accepted and its receipt comes
    needs: [bind]
    steps:
      - submit_sm:
          source_addr: "{{from}}"
          destination_addr: "{{to}}"
          text: "Test {{unique}}"
          registered_delivery: 1
        expect: { command_status: ESME_ROK }
        capture: { id: message_id }
      - receive: deliver_sm
        receipt_of: "{{id}}"
        within: 30s
        expect: { receipt.stat: [DELIVRD, ACCEPTD] }
always:
  - unbind: main
`
