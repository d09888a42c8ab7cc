import { useId, type ReactNode } from 'react'
import { PageHeading } from './PageHeading'

interface CardProps {
  title: string
  /** At the end of the title's line. */
  action?: ReactNode
  children: ReactNode
}

/** A section of a page under its own heading. Its children bring their own padding. */
export function Card({ title, action, children }: CardProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="card">
      <div className="flex min-h-10 items-center justify-between border-b border-line pr-3 pl-6 max-sm:pl-4">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}

interface TitleCardProps {
  title: string
  about: ReactNode
  children?: ReactNode
}

/** The first card of a page, with the page's heading and what the page is for. */
export function TitleCard({ title, about, children }: TitleCardProps) {
  return (
    <section className="card p-6 max-sm:p-4">
      <PageHeading>{title}</PageHeading>
      <p translate="yes" className="mt-1 text-t2">
        {about}
      </p>
      {children}
    </section>
  )
}
