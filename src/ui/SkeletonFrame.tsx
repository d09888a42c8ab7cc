import { type ReactNode } from 'react'

/** Holds the shape of a page that is not there yet: still, and only when it takes a while. */
export const SkeletonFrame = ({ label, children }: { label: string; children: ReactNode }) => (
  <div role="status" aria-label={label} className="late grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0">
    {children}
  </div>
)
