import { type HttpBindings } from '@hono/node-server'
import { type KnownHost } from './hosts'

/** The user who sends a request. */
interface Viewer {
  /** Null when the server does not know the user. */
  user: string | null
  /** Whose rate limit the request counts against: the user's, or that of the client address. */
  client: string
  canSignOut: boolean
  /** The paired screen that sends it; none for a user. */
  screen?: { name: string; address: string } | null
}

/** The bindings and variables of every Hono context in this server. `viewer` is set by the authentication. */
export interface Env {
  Bindings: HttpBindings
  Variables: { requestId: string; host: KnownHost; viewer: Viewer }
}
