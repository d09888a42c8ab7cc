import type { ServerStatus } from '../../contract/server-status'

/** What is known of the upstream, and of the calls that it is spared. */
export type GateFigures = Pick<
  ServerStatus['upstream'],
  'state' | 'sinceMs' | 'lastAnswerAtMs' | 'lastError' | 'retryAtMs'
> &
  ServerStatus['budget']

export interface CredentialFigures {
  kind: ServerStatus['upstream']['credential']
  tokenEndsAtMs: number | null
  clockAheadMs: number | null
}

/** Each part of the server tells its own figures; they are read only when somebody asks. */
export interface Figures {
  gate: () => GateFigures
  cache: () => ServerStatus['cache']
  credential: () => CredentialFigures
}
