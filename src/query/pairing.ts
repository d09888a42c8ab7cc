import { queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import {
  ApprovedScreen,
  AskedCode,
  type Approval,
  FoundScreen,
  type PairedScreen,
  PAIRING_POLL_MS,
  PairingState,
  SCREEN_POLL_MS,
  ScreenList,
  ScreenState,
} from '../contract/pairing'
import { ROUTES } from '../contract/routes'
import { ApiError, readJson, request } from './http'

const RETRY_MS = 5_000
const LIST_POLL_MS = 10_000

async function send<T>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
  body?: unknown,
  signal?: AbortSignal,
) {
  const response = await request(path, signal, body === undefined ? {} : { body })
  return readJson(response, (answer) => v.parse(schema, answer))
}

/** What all queries of screens without a user have in common: they never stop asking, also while the browser says that it is hidden. */
const UNATTENDED = {
  retry: false,
  networkMode: 'always',
  refetchIntervalInBackground: true,
  refetchOnWindowFocus: false,
  staleTime: Infinity,
  gcTime: 0,
} as const

const retryMs = (error: Error | null): number =>
  Math.max(
    RETRY_MS,
    (error instanceof ApiError && 'retryAfterMs' in error.detail && error.detail.retryAfterMs) || 0,
  )

/** A code for this screen, once for each `turn`. `show` is the wall that it was to show. */
export const codeQuery = (turn: number, show: string) =>
  queryOptions({
    ...UNATTENDED,
    queryKey: ['pair', 'code', turn],
    queryFn: async ({ signal }) => {
      const { width, height } = window.screen
      const asked = await send(ROUTES.apiPair, AskedCode, { width, height, show }, signal)
      return { asked, arrivedMs: Date.now() }
    },
    refetchInterval: ({ state }) => (state.data ? false : retryMs(state.error)),
  })

/** How it stands with the code of that turn. */
export const pairingQuery = (turn: number, isOn: boolean) =>
  queryOptions({
    ...UNATTENDED,
    queryKey: ['pair', 'state', turn],
    enabled: isOn,
    queryFn: ({ signal }) => send(ROUTES.apiPair, PairingState, undefined, signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'waiting' ? PAIRING_POLL_MS : false,
  })

/** What this screen is to show. */
export const screenQuery = () =>
  queryOptions({
    ...UNATTENDED,
    queryKey: ['screen'],
    queryFn: ({ signal }) => send(ROUTES.apiScreen, ScreenState, undefined, signal),
    refetchInterval: SCREEN_POLL_MS,
  })

interface Screens {
  screens: readonly PairedScreen[]
  /** Milliseconds to add to this browser's clock to get the server's. */
  skewMs: number
}

const sendForList = async (path: string, body?: unknown, signal?: AbortSignal): Promise<Screens> => {
  const { screens, nowMs } = await send(path, ScreenList, body, signal)
  return { screens, skewMs: nowMs - Date.now() }
}

/** The paired screens. */
export const screensQuery = () =>
  queryOptions({
    queryKey: ['screens'],
    queryFn: ({ signal }) => sendForList(ROUTES.apiScreens, undefined, signal),
    retry: false,
    networkMode: 'always',
    refetchInterval: LIST_POLL_MS,
  })

export const findScreen = (code: string) => send(ROUTES.apiPairFind, FoundScreen, { code })
export const approveScreen = (approval: Approval) => send(ROUTES.apiPairApprove, ApprovedScreen, approval)
export const refuseScreen = (code: string) => sendForList(ROUTES.apiPairRefuse, { code })

const screenPath = (template: string, id: string) => template.replace(':screen', () => encodeURIComponent(id))

export const changeScreen = (id: string, to: { name: string; address: string }) =>
  sendForList(screenPath(ROUTES.apiScreenChange, id), to)
export const revokeScreen = (id: string) => sendForList(screenPath(ROUTES.apiScreenRevoke, id), {})
