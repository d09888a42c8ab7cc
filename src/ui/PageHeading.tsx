import { createContext, useCallback, useContext, type ReactNode, type RefObject } from 'react'

const HeadingContext = createContext<RefObject<HTMLHeadingElement | null>>({ current: null })

/** Its value is a ref, which holds the heading of the page that is shown. */
export const PageHeadingProvider = HeadingContext.Provider

/** Moves the focus to the heading of the page, without scrolling. */
export function useFocusHeading(): () => void {
  const heading = useContext(HeadingContext)
  return useCallback(() => heading.current?.focus({ preventScroll: true }), [heading])
}

interface PageHeadingProps {
  id?: string
  className?: string
  children: ReactNode
}

/** The `h1` of a page, which can take the focus. */
export function PageHeading({ id, className = 'text-22 tracking-[-0.015em]', children }: PageHeadingProps) {
  return (
    <h1
      ref={useContext(HeadingContext)}
      id={id}
      tabIndex={-1}
      className={`font-semibold outline-none ${className}`}
    >
      {children}
    </h1>
  )
}
