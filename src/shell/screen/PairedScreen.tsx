import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { parseScreenAddress } from '../../contract/screen-address'
import { screenQuery } from '../../query/pairing'
import { pairingPath, readOwnAddress } from './PairAgain'
import { leaveFor } from './use-pairing'

/** On a paired screen: follows what users send it, and leaves its picture when it is revoked. */
export function PairedScreen() {
  const { data } = useQuery(screenQuery())
  useEffect(() => {
    if (data?.state === 'revoked') leaveFor(pairingPath())
    if (data?.state !== 'paired') return
    const wanted = parseScreenAddress(data.address)?.address
    if (wanted !== undefined && wanted !== parseScreenAddress(readOwnAddress())?.address) leaveFor(wanted)
  }, [data])
  return null
}
