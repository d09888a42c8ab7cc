import { createElement, type SVGProps } from 'react'

/** An icon as lucide's files have it. */
export interface IconData {
  node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]
}

interface IconProps extends SVGProps<SVGSVGElement> {
  size?: number | string
}

/** Makes the component of an icon, with the properties that the page uses. */
export const createIcon =
  ({ node }: IconData) =>
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
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    )
