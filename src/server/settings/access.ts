import { bareHost, isLoopback } from './loopback'
import type { Variables } from './variables'

/** Who may look, and under which names this server is known. */
export interface AccessSettings {
  /** The address that the port is bound to. */
  host: string
  /** `local`: whoever is on this machine. */
  mode: { kind: 'local' }
}

export function readAccess(variables: Variables): AccessSettings {
  const host = variables.text('HOST', (value) =>
    isLoopback(value)
      ? null
      : 'must be a loopback address: signing in is not built yet, so nobody else may reach it',
  )
  return { host: bareHost(host ?? '127.0.0.1'), mode: { kind: 'local' } }
}
