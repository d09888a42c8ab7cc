import { type ReactNode } from 'react'

export interface PreviewProps {
  /** Draws the wall at an address, small. */
  preview: (address: string) => ReactNode
}
