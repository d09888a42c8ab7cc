import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Config } from '../../../contract/config'
import { type RunRef } from '../../../contract/run-ref'
import { readStored, writeStored } from '../../../lib/storage'
import { configQuery } from '../../../query/config'
import { linkTokenQuery } from '../../../query/link-token'

const STORAGE_NAME = 'link-preview'

/** What a chat shows of a link to the run. */
export interface LinkPreview {
  mode: Config['linkPreviews']
  /** Whether links have a mark; the user's choice on this device. */
  isOn: boolean
  toggle: () => void
  /** The mark for links; null where they get none. */
  token: string | null
}

export function useLinkPreview(reference: RunRef): LinkPreview {
  const { data: config } = useQuery(configQuery())
  const mode = config?.linkPreviews ?? 'off'
  const { data: token = null } = useQuery({ ...linkTokenQuery(reference), enabled: mode === 'signed' })
  const [isOn, setOn] = useState(() => readStored(STORAGE_NAME) !== 'off')
  const toggle = () => {
    writeStored(STORAGE_NAME, isOn ? 'off' : null)
    setOn(!isOn)
  }
  return { mode, isOn, toggle, token: isOn ? token : null }
}
