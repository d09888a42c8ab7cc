import { type ReactNode } from 'react'

/** A label above a control, which repeats it as its accessible name. */
export function Labelled({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-1 text-12 text-t2">
      <span aria-hidden>{name}</span>
      {children}
    </div>
  )
}
