import { createElement, type SVGProps } from 'react'

interface IconProps extends SVGProps<SVGSVGElement> {
  size?: number | string
}

/** Makes the component of an icon, with the properties that the page uses. */
export const createIcon =
  (d: string) =>
  ({ size = 24, strokeWidth = 2, className = '', ...rest }: IconProps) =>
    createElement(
      'svg',
      Object.assign(rest, {
        xmlns: 'http://www.w3.org/2000/svg',
        width: size,
        height: size,
        viewBox: '0 0 24 24',
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        className,
        'aria-hidden': true,
      } as const),
      createElement('path', { d }),
    )
