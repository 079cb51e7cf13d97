/** The profile of a connection that names none: the specification alone. */
export const plainProfileId = 'smpp-3.4'
/** The gateway that the simulator plays by default, and that the shipped connection leads to. */
export const simulatedProfileId = 'ru-gateway-8056'
