import { type ServerStatus } from '../../contract/server-status'

type Upstream = ServerStatus['upstream']
type OfCredential = 'credential' | 'tokenEndsAtMs' | 'clockAheadMs'

/** Each part of the server tells its own figures; they are read only when somebody asks. */
export interface Stats {
  runs: () => { upstream: Omit<Upstream, OfCredential> } & Pick<ServerStatus, 'budget' | 'cache'>
  credential: () => Pick<Upstream, Exclude<OfCredential, 'credential'>> & {
    credential: Exclude<Upstream['credential'], 'demo'>
  }
}
