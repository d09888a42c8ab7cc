import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type AskedCode } from '../../contract/pairing'
import { withBase } from '../../lib/base-path'
import { ApiError } from '../../query/http'
import { codeQuery, pairingQuery } from '../../query/pairing'

/** Opens an address that the server chose in place of this page: nothing of what was shown stays. */
export const leaveFor = (path: string): void => window.location.replace(withBase(path))

export interface Pairing {
  /** Null until the server gave the first code. */
  asked: AskedCode | null
  /** By this computer's clock; null without a code. */
  endsAtMs: number | null
  /** Milliseconds to add to this computer's clock to get the server's. */
  skewMs: number
  /** The user who typed the code. */
  chooser: string | null
  approved: { name: string; by: string; address: string } | null
  /** A user refused the code before this one. */
  wasRefused: boolean
  /** The last question had no answer. */
  isAway: boolean
  /** This server pairs no screens. */
  isOff: boolean
}

/** Has this screen show a code, and another one whenever that has ended, until a user approves it. `show` is the wall that it was to show. */
export function usePairing(show: string): Pairing {
  const [turn, setTurn] = useState(0)
  const [wasRefused, setRefused] = useState(false)
  const code = useQuery(codeQuery(turn, show))
  const asked = code.data?.asked ?? null
  const waiting = asked?.state === 'waiting' ? asked : null
  const how = useQuery(pairingQuery(turn, waiting !== null))
  const state = how.data?.state
  const told = how.data?.state === 'waiting' ? how.data : null
  const arrivedMs = code.data?.arrivedMs ?? 0
  const newer = waiting !== null && told !== null && told.code !== waiting.code ? told : null
  if (state === 'ended' || state === 'refused') {
    setRefused(state === 'refused')
    setTurn(turn + 1)
  }
  const { error } = code
  return {
    asked: waiting !== null && newer !== null ? { ...waiting, code: newer.code } : asked,
    endsAtMs: newer === null ? waiting && arrivedMs + waiting.endsInMs : how.dataUpdatedAt + newer.endsInMs,
    skewMs: waiting ? waiting.nowMs - arrivedMs : 0,
    chooser: told?.chooser ?? null,
    approved: how.data?.state === 'approved' ? how.data : null,
    wasRefused,
    isAway: code.error !== null || how.error !== null,
    isOff: error instanceof ApiError && error.status === 405,
  }
}
