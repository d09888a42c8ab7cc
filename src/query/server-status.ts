import * as v from 'valibot'
import { SERVER_STATUS_POLL_MS } from '../contract/poll-policy'
import { ROUTES } from '../contract/routes'
import { ServerStatus } from '../contract/server-status'
import { type LiveResource } from './live-resource'

export const SERVER_STATUS_RESOURCE: LiveResource<ServerStatus> = {
  queryKey: ['server-status'],
  path: ROUTES.apiServerStatus,
  parse: (body) => v.parse(ServerStatus, body),
  pollMs: () => SERVER_STATUS_POLL_MS,
}
